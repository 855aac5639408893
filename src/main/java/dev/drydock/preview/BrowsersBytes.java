package dev.drydock.preview;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** What a browser sends, fetched piece by piece by a thread that may wait: the event loop keeps at most one piece for it. */
final class BrowsersBytes {

    private final ReadStream<Buffer> stream;
    private final BlockingQueue<Optional<Buffer>> pieces = new LinkedBlockingQueue<>();
    private volatile Throwable failure;
    private volatile boolean discarding;

    /** To be made on the stream's event loop. */
    BrowsersBytes(ReadStream<Buffer> stream) {
        this.stream = stream;
        stream.pause();
        stream.handler(piece -> {
            if (!discarding) {
                pieces.add(Optional.of(piece));
            }
        });
        stream.endHandler(_ -> pieces.add(Optional.empty()));
        stream.exceptionHandler(problem -> {
            failure = problem;
            pieces.add(Optional.empty());
        });
    }

    /** The next piece; null at the end. */
    byte[] next() throws IOException, InterruptedException {
        stream.fetch(1);
        Optional<Buffer> piece = pieces.take();
        if (piece.isEmpty() && failure != null) {
            throw new IOException("the browser left", failure);
        }
        return piece.map(Buffer::getBytes).orElse(null);
    }

    /** Nobody wants the rest, and the connection is to be good for another request. */
    void discard() {
        discarding = true;
        stream.resume();
    }
}
