/* The newest bytes of a stream, addressed by absolute offsets, so that a reader may come back to where it was. */
#ifndef DRYDOCK_RING_H
#define DRYDOCK_RING_H

#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

struct ring {
    unsigned char *bytes;
    uint32_t size; /* a power of two */
    uint64_t end;  /* offset after the newest byte */
};

/* Offset of the oldest byte that is still held. */
uint64_t ring_start(const struct ring *ring);

/* Where the next bytes belong: at most `wanted`, in one piece. Filling them in forgets the oldest. */
unsigned char *ring_space(const struct ring *ring, size_t wanted, size_t *length);

/* Says that `length` bytes of the last ring_space are filled. */
void ring_filled(struct ring *ring, size_t length);

/* Copies bytes in; `length` is at most the ring's size. */
void ring_append(struct ring *ring, const void *bytes, size_t length);

/* The bytes from `offset` on, all of which are held, as one or two pieces; says how many pieces. */
int ring_slice(const struct ring *ring, uint64_t offset, size_t length, struct iovec pieces[2]);

#endif
