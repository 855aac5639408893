#include "width.h"

#include <fcntl.h>

enum { WIDE = 256 * 1024 };

static const nanos FLOOD_OVER = MILLISECONDS(500);

void width_flood(struct connection *connection, nanos now)
{
    if (connection->usual_width == 0) {
        int usual = fcntl(connection->out, F_GETPIPE_SZ);
        /* It may be no pipe, or there may be no more room for this user: then it stays as it is until the flood is over. */
        if (usual <= 0 || fcntl(connection->out, F_SETPIPE_SZ, WIDE) < 0)
            usual = -1;
        connection->usual_width = usual;
    }
    connection->narrow_at = now + FLOOD_OVER;
}

void width_run(struct connection *connection, nanos now)
{
    if (now < connection->narrow_at)
        return;
    connection->narrow_at = NEVER;
    /* A pipe that holds more than would fit stays wide, which whoever does not read it gains nothing by. */
    if (connection->usual_width > 0 && fcntl(connection->out, F_SETPIPE_SZ, connection->usual_width) < 0)
        connection->narrow_at = now + FLOOD_OVER;
    else
        connection->usual_width = 0;
}

nanos width_due(const struct connection *connection)
{
    return connection->narrow_at;
}
