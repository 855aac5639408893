package dev.drydock.identity;

import java.time.Instant;

/** A token for programs, sent as {@code Authorization: Bearer}; shown once and stored nowhere. */
public record BearerToken(String token, Scope scope, Instant expiresAt) {
}
