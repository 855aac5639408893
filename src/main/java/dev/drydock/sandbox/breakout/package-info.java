/**
 * Tries to break out of a lab, on the engine that is there: each attempt is made from inside a real lab while a neighbour lab
 * has to keep answering. The tests run it and so does {@code ./drydock doctor --labs}. Knows the engine only by
 * {@link dev.drydock.sandbox.Sandboxes}.
 */
package dev.drydock.sandbox.breakout;
