package dev.drydock.terminal;

import java.io.IOException;

/**
 * The other end of a bridge: a browser, or what stands for one. Each call returns when the frame has left, so that no more than
 * one
 * is ever on its way; a client that is gone throws.
 */
interface TerminalClient {

    void send(byte[] output) throws IOException;

    void send(String message) throws IOException;

    void close(String reason);
}
