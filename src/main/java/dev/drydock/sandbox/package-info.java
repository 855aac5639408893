/**
 * Starts, finds, executes in, opens a shell in, freezes and stops a lab's container, and tries to break out of it. The only
 * room
 * that knows Docker and the supervisor's protocol; it knows no learner, lesson or lease. Uses nothing of ours.
 */
package dev.drydock.sandbox;
