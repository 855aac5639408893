#include "outlet.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

size_t outlet_room(const struct outlet *outlet)
{
    size_t used = outlet->end - outlet->start;
    return used < OUTLET_DATA ? OUTLET_DATA - used : 0;
}

unsigned char *outlet_begin(struct outlet *outlet, size_t longest)
{
    if (outlet->end + HEADER_SIZE + longest > OUTLET_SIZE) {
        memmove(outlet->bytes, outlet->bytes + outlet->start, outlet->end - outlet->start);
        outlet->end -= outlet->start;
        outlet->start = 0;
    }
    /* The reserve is reckoned for every frame there can be: a wrong sum must not become a wrong write. */
    if (outlet->end + HEADER_SIZE + longest > OUTLET_SIZE)
        abort();
    return outlet->bytes + outlet->end + HEADER_SIZE;
}

void outlet_end(struct outlet *outlet, uint8_t type, uint16_t number, size_t length)
{
    frame_header_write(outlet->bytes + outlet->end, (struct frame_header){type, 0, number, (uint32_t)length});
    outlet->end += HEADER_SIZE + length;
}

void outlet_frame(struct outlet *outlet, uint8_t type, uint16_t number, const void *payload, size_t length)
{
    memcpy(outlet_begin(outlet, length), payload, length);
    outlet_end(outlet, type, number, length);
}

bool outlet_send(struct outlet *outlet, int pipe)
{
    while (!outlet_is_empty(outlet)) {
        ssize_t sent = write(pipe, outlet->bytes + outlet->start, outlet->end - outlet->start);
        if (sent < 0)
            return errno == EAGAIN || errno == EINTR;
        outlet->start += (size_t)sent;
    }
    outlet->start = outlet->end = 0;
    return true;
}
