#include "channel.h"

#include "terminal.h"

void channels_prepare(struct channel channels[CHANNELS])
{
    for (int i = 0; i < CHANNELS; i++)
        channels[i] = (struct channel){.number = (uint16_t)(i + 1)};
}

void channel_attach(struct channel *channel, struct terminal *terminal, uint64_t since, uint32_t credit)
{
    uint64_t start = ring_start(&terminal->output);
    uint64_t end = terminal->output.end;
    if (since == SINCE_OLDEST || since < start)
        since = start;
    else if (since > end)
        since = end;
    channel->terminal = terminal;
    channel->position = since;
    channel->credit = 0;
    channel_credit(channel, credit);
}

void channel_detach(struct channel *channel)
{
    channel->terminal = NULL;
}

void channel_credit(struct channel *channel, uint32_t more)
{
    channel->credit = more > CREDIT_MAX - channel->credit ? CREDIT_MAX : channel->credit + more;
}

bool channel_fell_off(struct channel *channel)
{
    uint64_t start = ring_start(&channel->terminal->output);
    if (channel->position >= start)
        return false;
    channel->position = start;
    return true;
}

size_t channel_sendable(const struct channel *channel)
{
    uint64_t waiting = channel->terminal->output.end - channel->position;
    return waiting < channel->credit ? (size_t)waiting : channel->credit;
}

bool channel_at_end(const struct channel *channel)
{
    return channel->position == channel->terminal->output.end;
}

bool channels_fastest(const struct channel channels[CHANNELS], const struct terminal *terminal, uint64_t *position)
{
    bool any = false;
    for (int i = 0; i < CHANNELS; i++) {
        if (channels[i].terminal != terminal)
            continue;
        if (!any || channels[i].position > *position)
            *position = channels[i].position;
        any = true;
    }
    return any;
}
