// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/pool.h"
#include <pthread.h>
