// SPDX-License-Identifier: GPL-3.0-or-later
/* attr: the compiler attributes in use, and nothing else that is not C17. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, args_at) \
    __attribute__((format(printf, format_at, args_at)))
#define NO_RETURN __attribute__((noreturn))

#endif
