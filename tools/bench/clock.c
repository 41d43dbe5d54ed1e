// SPDX-License-Identifier: GPL-3.0-or-later
#define _XOPEN_SOURCE 700 /* setitimer */
#include "bench/clock.h"

#include <math.h>
#include <signal.h>
#include <stddef.h>
#include <sys/time.h>
#include <time.h>

/* A signal handler has no other way to know: the one place for a global. */
static _Atomic bool *bell;

static void ring(int number)
{
    (void)number;
    if (bell)
        atomic_store(bell, true);
}

double clock_cpu_s(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (double)used.tv_sec + (double)used.tv_nsec * 1e-9;
}

double clock_wall_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void clock_ring_after(double cpu_s, _Atomic bool *stop)
{
    struct sigaction action = {.sa_handler = ring};
    bell = stop;
    sigaction(SIGPROF, &action, NULL);
    const double whole = floor(cpu_s);
    struct itimerval timer = {0};
    timer.it_value.tv_sec = (time_t)whole;
    timer.it_value.tv_usec = (suseconds_t)((cpu_s - whole) * 1e6);
    setitimer(ITIMER_PROF, &timer, NULL);
}
