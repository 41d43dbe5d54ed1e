// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/stream.h"

#include <errno.h>
#include <string.h>

bool stream_put(FILE *out, const void *bytes, size_t size, struct err *err)
{
    errno = 0;
    if (fwrite(bytes, 1, size, out) != size)
        return err_set(err, ERR_SYSTEM, "cannot write: %s",
                       errno != 0 ? strerror(errno) : "the stream failed earlier");
    return true;
}

bool stream_check(FILE *out, struct err *err)
{
    /* What could not be written earlier is still in the buffer, so flushing it fails
     * again and tells why; should it not, only the mark of the stream is left. */
    errno = 0;
    if (fflush(out) != 0 || ferror(out))
        return err_set(err, ERR_SYSTEM, "cannot write: %s",
                       errno != 0 ? strerror(errno) : "the stream failed earlier");
    return true;
}
