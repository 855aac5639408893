/* One thing that a lab must not be able to do. It answers 0 or more where it worked and -1 with errno where it was refused. */
#ifndef BREAKOUT_TRY_H
#define BREAKOUT_TRY_H

struct attempt {
    const char *name;
    long (*does)(const char *argument);
};

extern const struct attempt system_calls[];
extern const struct attempt sockets[];
extern const struct attempt consumption[];

#endif
