#ifndef DRYDOCK_CLOCK_H
#define DRYDOCK_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Nanoseconds of CLOCK_MONOTONIC. NEVER is later than all of them. */
typedef int64_t nanos;

#define NEVER INT64_MAX
#define MICROSECONDS(n) ((nanos)(n) * 1000)
#define MILLISECONDS(n) ((nanos)(n) * 1000000)
#define SECONDS(n) ((nanos)(n) * 1000000000)

static inline nanos clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (nanos)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline nanos sooner(nanos a, nanos b)
{
    return a < b ? a : b;
}

#endif
