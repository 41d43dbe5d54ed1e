// SPDX-License-Identifier: GPL-3.0-or-later
#include "lp/program.h"
#include "model/tour.h"
#include "plan/pool.h"
#include <glpk.h>
