/**
 * Bytes between a WebSocket and a shell that outlives it. The bridge knows neither HTTP nor Docker; only {@code TerminalSocket}
 * knows
 * the WebSocket API, and {@code TerminalGate} has checked who is asking before the upgrade. Whether somebody else than the
 * learner may be there is the helping room's to say.
 * Uses helping, identity, lab and sandbox.
 */
package dev.drydock.terminal;
