/**
 * Starts, finds, executes in, opens a shell in and stops a lab's container. The only room that knows Docker and the
 * supervisor's
 * protocol; it knows no learner, lesson or lease. Uses nothing of ours.
 */
package dev.drydock.sandbox;
