package dev.drydock.recording;

import java.time.Instant;

/** What one terminal of a lab printed. */
public record Recording(int terminal, long bytes, Instant startedAt, Instant endedAt) {
}
