package dev.drydock.lab;

/**
 * Where a lab stands in the queue.
 *
 * @param place 1 is next
 * @param estimateSeconds how long it may take, by what is known now
 */
public record QueuePlace(int place, long estimateSeconds) {
}
