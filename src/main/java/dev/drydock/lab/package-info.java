/**
 * Who holds which sandbox for which lesson, and until when; which set-ups of lessons failed in them. It decides on leases and
 * never talks to an engine but through
 * {@link dev.drydock.sandbox.Sandboxes}; no engine call happens inside a transaction. Uses course, identity and sandbox.
 */
package dev.drydock.lab;
