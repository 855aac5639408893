package dev.drydock.lab;

/**
 * What is taken of this host by labs that have not ended, all of it seen at one moment.
 *
 * @param queued labs that wait for a place
 * @param placed labs that have one
 * @param guests those of them that are guests'
 * @param memory what all with a place may use together, in bytes
 * @param starting what those of them may use that start right now, in bytes
 */
record Occupancy(long queued, long placed, long guests, long memory, long starting) {
}
