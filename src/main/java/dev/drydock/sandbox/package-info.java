/**
 * Starts, finds, executes in, opens a shell in, freezes and stops a lab's container with its peers and its network, and tries
 * to
 * break out of it. The only room that knows Docker, packet filters and the supervisor's protocol; it knows no learner, lesson
 * or
 * lease. Uses nothing of ours.
 */
package dev.drydock.sandbox;
