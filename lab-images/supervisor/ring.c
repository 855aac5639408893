#include "ring.h"

#include <string.h>

uint64_t ring_start(const struct ring *ring)
{
    return ring->end > ring->size ? ring->end - ring->size : 0;
}

unsigned char *ring_space(const struct ring *ring, size_t wanted, size_t *length)
{
    size_t at = ring->end & (ring->size - 1);
    size_t unbroken = ring->size - at;
    *length = wanted < unbroken ? wanted : unbroken;
    return ring->bytes + at;
}

void ring_filled(struct ring *ring, size_t length)
{
    ring->end += length;
}

void ring_append(struct ring *ring, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    while (length > 0) {
        size_t piece;
        unsigned char *to = ring_space(ring, length, &piece);
        memcpy(to, from, piece);
        ring_filled(ring, piece);
        from += piece;
        length -= piece;
    }
}

int ring_slice(const struct ring *ring, uint64_t offset, size_t length, struct iovec pieces[2])
{
    size_t at = offset & (ring->size - 1);
    size_t unbroken = ring->size - at;
    pieces[0].iov_base = ring->bytes + at;
    if (length <= unbroken) {
        pieces[0].iov_len = length;
        return 1;
    }
    pieces[0].iov_len = unbroken;
    pieces[1].iov_base = ring->bytes;
    pieces[1].iov_len = length - unbroken;
    return 2;
}
