// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tour.h"
#include <pthread.h>
#include <stdio.h>
