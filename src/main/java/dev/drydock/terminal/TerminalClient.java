package dev.drydock.terminal;

import java.io.IOException;

/**
 * The other end of a bridge: a browser, or what stands for one. A call returns when the frame before it has left, so that no
 * more than one is ever on its way and the next can be fetched meanwhile; a client that is gone throws, then or the next time.
 */
interface TerminalClient {

    void send(byte[] output) throws IOException;

    void send(String message) throws IOException;

    void close(String reason);
}
