// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/table.h"
#include "model/absent.h"
#include "nowhere/x.h"
#include "pool.h"
#include <curl/curl.h>
#include <unheard.h>
#define POOL "plan/pool.h"
#include POOL
