/* One reader of one terminal: where it is, and how much it may still be sent. */
#ifndef DRYDOCK_CHANNEL_H
#define DRYDOCK_CHANNEL_H

#include "protocol.h"

#include <stdbool.h>
#include <stddef.h>

struct terminal;

struct channel {
    struct terminal *terminal; /* NULL: the number is free */
    uint16_t number;
    uint64_t position; /* offset of the next byte it is sent */
    uint32_t credit;
};

void channels_prepare(struct channel channels[CHANNELS]);

/* Binds a free channel; its position becomes the nearest that the ring can serve. */
void channel_attach(struct channel *channel, struct terminal *terminal, uint64_t since, uint32_t credit);

void channel_detach(struct channel *channel);

void channel_credit(struct channel *channel, uint32_t more);

/* True when a faster reader overtook this one by a whole ring; then its position is the oldest byte held. */
bool channel_fell_off(struct channel *channel);

/* Bytes that it waits for and may be sent. */
size_t channel_sendable(const struct channel *channel);

/* Has been sent all there is. */
bool channel_at_end(const struct channel *channel);

/* The position of the terminal's fastest reader; false when it has none. */
bool channels_fastest(const struct channel channels[CHANNELS], const struct terminal *terminal, uint64_t *position);

#endif
