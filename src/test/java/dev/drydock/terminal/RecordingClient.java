package dev.drydock.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A browser's end that keeps what it is sent, until it goes away. */
final class RecordingClient implements TerminalClient {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<String> messages = new ArrayList<>();
    private String closedFor;
    private boolean gone;

    @Override
    public synchronized void send(byte[] bytes) throws IOException {
        refuseIfGone();
        output.writeBytes(bytes);
    }

    @Override
    public synchronized void send(String message) throws IOException {
        refuseIfGone();
        messages.add(message);
    }

    private void refuseIfGone() throws IOException {
        if (gone) {
            throw new IOException("the window was closed");
        }
    }

    @Override
    public synchronized void close(String reason) {
        closedFor = reason;
    }

    synchronized void goAway() {
        gone = true;
    }

    synchronized byte[] output() {
        return output.toByteArray();
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    synchronized String closedFor() {
        return closedFor;
    }
}
