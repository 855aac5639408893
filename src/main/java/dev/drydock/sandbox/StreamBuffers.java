package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.IntFunction;

/**
 * Where streams of the engine are read into: every lab has one, and nearly all are quiet nearly always. So each keeps little,
 * and what a flood needs is lent to it while it lasts.
 */
enum StreamBuffers {

    /** Outside the heap, where the kernel can fill it itself. */
    DIRECT(ByteBuffer::allocateDirect),
    HEAP(ByteBuffer::allocate);

    /** A read that fills this is a sign that more waits. */
    static final int AT_REST = 4096;
    private static final int LENT = 65_536;
    /** More streams than this do not flood at once for long. */
    private static final int MOST_KEPT = 16;

    private final IntFunction<ByteBuffer> allocation;
    private final Queue<ByteBuffer> kept = new ArrayBlockingQueue<>(MOST_KEPT);

    StreamBuffers(IntFunction<ByteBuffer> allocation) {
        this.allocation = allocation;
    }

    ByteBuffer atRest() {
        return allocation.apply(AT_REST);
    }

    ByteBuffer lend() {
        ByteBuffer free = kept.poll();
        return free == null ? allocation.apply(LENT) : free;
    }

    void takeBack(ByteBuffer lent) {
        kept.offer(lent);
    }
}
