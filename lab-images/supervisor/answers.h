/* One function for each frame that the supervisor sends, DATA excepted. */
#ifndef DRYDOCK_ANSWERS_H
#define DRYDOCK_ANSWERS_H

#include "supervisor.h"

void answer_hello(struct supervisor *supervisor);
void answer_opened(struct supervisor *supervisor, const struct terminal *terminal, bool created);
void answer_open_failed(struct supervisor *supervisor, const struct terminal *terminal, const char *sentence);
void answer_attached(struct supervisor *supervisor, const struct channel *channel);
void answer_gap(struct supervisor *supervisor, const struct channel *channel);
void answer_closed(struct supervisor *supervisor, uint8_t terminal, uint16_t channel, enum end_reason reason, uint8_t status);
void answer_ended(struct supervisor *supervisor, uint8_t terminal, enum end_reason reason, uint8_t status);
void answer_pong(struct supervisor *supervisor, const unsigned char payload[8]);
void answer_error(struct supervisor *supervisor, const char *sentence);
void answer_input_full(struct supervisor *supervisor, uint8_t terminal);
void answer_input_taken(struct supervisor *supervisor, uint8_t terminal, uint32_t bytes);

#endif
