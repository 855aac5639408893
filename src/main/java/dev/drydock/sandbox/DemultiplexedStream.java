package dev.drydock.sandbox;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes apart the engine's stream of a program without a terminal, where each piece comes behind a header of eight bytes: the
 * stream's number (1 output, 2 errors), three zeros, the length in big endian.
 */
final class DemultiplexedStream {

    static final int OUT = 1;
    static final int ERR = 2;

    private final EngineStream stream;
    private final byte[] header = new byte[8];
    private int left;
    private int kind;

    DemultiplexedStream(EngineStream stream) {
        this.stream = stream;
    }

    /** Reads exactly so many bytes of standard output; what comes on standard error in between is dropped. */
    void readOutput(byte[] into, int length) throws IOException {
        int done = 0;
        byte[] dropped = null;
        while (done < length) {
            next();
            if (kind == OUT) {
                int part = Math.min(left, length - done);
                stream.readFully(into, done, part);
                done += part;
                left -= part;
            } else {
                dropped = dropped == null ? new byte[8192] : dropped;
                int part = Math.min(left, dropped.length);
                stream.readFully(dropped, 0, part);
                left -= part;
            }
        }
    }

    /** Reads the next piece into the buffer, or gives -1 at the end; otherwise says which stream it is of. */
    int readPiece(ByteBuffer into) throws IOException {
        try {
            next();
        } catch (EOFException end) {
            return -1;
        }
        int part = Math.min(left, into.remaining());
        stream.readFully(into.array(), into.position(), part);
        into.position(into.position() + part);
        left -= part;
        return kind;
    }

    private void next() throws IOException {
        while (left == 0) {
            stream.readFully(header, 0, header.length);
            kind = header[0];
            left = ByteBuffer.wrap(header, 4, 4).getInt();
            if (left < 0) {
                throw new IOException("the engine announced a piece of " + Integer.toUnsignedString(left) + " bytes");
            }
        }
    }
}
