/* try NAME [ARGUMENT]: tries the thing of that name, says what came of it and exits 0 only if it worked. */
#include "try.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct attempt *const all[] = {system_calls, sockets, consumption};

static const struct attempt *find(const char *name)
{
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        for (const struct attempt *at = all[i]; at->name != NULL; at++) {
            if (strcmp(at->name, name) == 0)
                return at;
        }
    }
    return NULL;
}

int main(int count, char **arguments)
{
    const struct attempt *attempt = count < 2 ? NULL : find(arguments[1]);
    if (attempt == NULL) {
        fprintf(stderr, "usage: try NAME [ARGUMENT]; there is no %s\n", count < 2 ? "name" : arguments[1]);
        return 64;
    }
    long result = attempt->does(count > 2 ? arguments[2] : NULL);
    if (result < 0) {
        printf("%s: %s\n", attempt->name, strerror(errno));
        return 1;
    }
    printf("%s: %ld\n", attempt->name, result);
    return 0;
}
