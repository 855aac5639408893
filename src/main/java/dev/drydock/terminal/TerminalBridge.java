package dev.drydock.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;

import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalOutput;
import dev.drydock.sandbox.TerminalSize;

/**
 * Carries bytes between one client and one terminal, in order, with bounded memory: output by the credit that the client
 * acknowledges, input by a queue that, once full, ends a client which types faster than the lab reads. What the client sends
 * never waits here: a lab may take its time. Closing the bridge closes the reader and leaves the shell. What the client may do
 * is asked for each time, so that it ends with the right to it.
 */
final class TerminalBridge implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TerminalBridge.class);
    /**
     * Small pieces that wait are joined up to this. It is what a full frame of the supervisor holds, so floods are passed on
     * as they come, and just below what the network library has pooled memory for.
     */
    private static final int LARGEST = 65_528;
    private static final int INPUT_QUEUE = 4 * 1024 * 1024;
    /** What a waiting frame costs beside its bytes, so that a flood of tiny ones is bounded as well. */
    private static final int PER_FRAME = 64;

    private final Terminal terminal;
    private final int number;
    private final TerminalClient client;
    private final Access access;
    private final BlockingQueue<Input> input = new LinkedBlockingQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicReference<TerminalSize> latestSize = new AtomicReference<>();
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private volatile boolean closed;

    TerminalBridge(Terminal terminal, int number, TerminalClient client, Access access) {
        this.terminal = terminal;
        this.number = number;
        this.client = client;
        this.access = access;
    }

    private sealed interface Input {
        record Bytes(byte[] bytes) implements Input {
        }

        record Resized() implements Input {
        }

        record End() implements Input {
        }
    }

    /** Pumps until the terminal or the client ends. */
    void run() {
        Thread.ofVirtual().name("terminal-input").start(this::pumpInput);
        try {
            client.send(TerminalMessage.hello(number, terminal.offset()));
            pumpOutput();
        } catch (IOException e) {
            LOG.debugf("A browser left terminal %d: %s", number, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void pumpOutput() throws IOException, InterruptedException {
        List<CommandMarks.Mark> marks = new ArrayList<>();
        CommandMarks scanner = new CommandMarks(marks::add);
        TerminalOutput next = terminal.read();
        while (!closed) {
            switch (next) {
                case TerminalOutput.Bytes(byte[] first) -> {
                    next = terminal.poll();
                    byte[] bytes = first;
                    if (next instanceof TerminalOutput.Bytes(byte[] second) && first.length + second.length <= LARGEST) {
                        ByteArrayOutputStream joined = new ByteArrayOutputStream(LARGEST);
                        joined.writeBytes(first);
                        while (next instanceof TerminalOutput.Bytes(byte[] more) && joined.size() + more.length <= LARGEST) {
                            joined.writeBytes(more);
                            next = terminal.poll();
                        }
                        bytes = joined.toByteArray();
                    }
                    unacknowledged.addAndGet(bytes.length);
                    client.send(bytes);
                    scanner.scan(bytes);
                    for (CommandMarks.Mark mark : marks) {
                        client.send(TerminalMessage.command(mark));
                    }
                    marks.clear();
                    if (next == null) {
                        next = terminal.read();
                    }
                }
                case TerminalOutput.Gap(long offset) -> {
                    client.send(TerminalMessage.hello(number, offset));
                    next = terminal.read();
                }
                case TerminalOutput.Resized(TerminalSize size) -> {
                    client.send(TerminalMessage.size(size));
                    next = terminal.read();
                }
                case TerminalOutput.Closed end -> {
                    String reason = reason(end.reason());
                    client.send(TerminalMessage.closed(reason));
                    client.close(reason);
                    return;
                }
            }
        }
    }

    private static String reason(TerminalOutput.Reason reason) {
        return switch (reason) {
            case EXITED -> "exited";
            case ENDED -> "ended";
            case LOST -> "gone";
        };
    }

    private void pumpInput() {
        try {
            while (true) {
                switch (input.take()) {
                    case Input.Bytes(byte[] bytes) -> {
                        // What waited for the program while the right to type went is not typed any more
                        if (access.mayType()) {
                            terminal.write(bytes);
                        }
                        queued.addAndGet(-bytes.length - PER_FRAME);
                    }
                    case Input.Resized _ -> terminal.resize(latestSize.getAndSet(null));
                    case Input.End _ -> {
                        return;
                    }
                }
            }
        } catch (SandboxException.LabGone gone) {
            LOG.debugf("Terminal %d takes no more input: %s", number, gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Bytes that the client typed; never waits. Of who may not type, nothing goes further. */
    void typed(byte[] bytes) {
        if (!access.mayType()) {
            return;
        }
        access.typed();
        if (queued.addAndGet(bytes.length + PER_FRAME) > INPUT_QUEUE) {
            client.close("too much input at once");
            close();
        } else {
            input.add(new Input.Bytes(bytes));
        }
    }

    void received(TerminalMessage message) throws TerminalMessage.Malformed {
        switch (message) {
            case TerminalMessage.Resize(TerminalSize size) -> resized(size);
            case TerminalMessage.Ack(int bytes) -> acknowledge(bytes);
        }
    }

    /** While the lab takes nothing, only the latest size waits: a flood of them holds no memory. */
    private void resized(TerminalSize size) {
        if (access.owns() && latestSize.getAndSet(size) == null) {
            input.add(new Input.Resized());
        }
    }

    /**
     * Only what was sent counts, so that a client cannot make its own window larger. A little more is no reason to turn it
     * away, since some count what comes in text frames as well; more than there ever can be is.
     */
    private void acknowledge(int bytes) throws TerminalMessage.Malformed {
        if (bytes < 0 || bytes > TerminalMessage.WINDOW) {
            throw new TerminalMessage.Malformed("more or fewer bytes acknowledged than can have been sent");
        }
        int before = unacknowledged.getAndUpdate(sent -> Math.max(sent - bytes, 0));
        terminal.credit(Math.min(bytes, before));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            input.add(new Input.End());
            try {
                terminal.close();
            } catch (SandboxException.LabGone gone) {
                LOG.debugf("Terminal %d went before its reader: %s", number, gone.getMessage());
            }
        }
    }
}
