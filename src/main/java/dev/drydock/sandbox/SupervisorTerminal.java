package dev.drydock.sandbox;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import org.jboss.logging.Logger;

import dev.drydock.sandbox.SupervisorProtocol.Header;
import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;
import dev.drydock.sandbox.TerminalOutput.Reason;

/** A reader of a terminal, fed by its {@link SupervisorLink}. Holds no more bytes than it was given credit for. */
final class SupervisorTerminal implements Terminal {

    private static final Logger LOG = Logger.getLogger(SupervisorTerminal.class);

    private final SupervisorLink link;
    private final int number;
    private final int channel;
    private final boolean watches;
    private final PacedCredit credit;
    private final BlockingQueue<TerminalOutput> output = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> attached = new CompletableFuture<>();
    private volatile long offset;
    /** Only the link's thread uses it. */
    private long position;

    /** @param watches whether the sizes that others give the terminal are of interest here */
    SupervisorTerminal(SupervisorLink link, PacedCredit credit, int number, int channel, boolean watches) {
        this.credit = credit;
        this.link = link;
        this.number = number;
        this.channel = channel;
        this.watches = watches;
    }

    int number() {
        return number;
    }

    int channel() {
        return channel;
    }

    CompletableFuture<Void> attached() {
        return attached;
    }

    /** The offset of the byte that follows the last one taken. */
    long position() {
        return position;
    }

    /**
     * Called by the link's thread alone, with a frame of this channel. Until it is attached, what comes was on its way to an
     * earlier reader of the same channel, perhaps of another terminal, and means nothing here.
     */
    void take(Header header, byte[] payload) throws ProtocolViolation {
        if (header.type() == SupervisorProtocol.ATTACHED && header.terminal() == number) {
            offset = ByteBuffer.wrap(payload).getLong();
            position = offset;
            attached.complete(null);
        } else if (attached.isDone()) {
            follow(header, payload);
        } else if (header.type() == SupervisorProtocol.CLOSED && payload[0] == SupervisorProtocol.NO_SUCH_TERMINAL) {
            close(new TerminalOutput.Closed(Reason.ENDED, 0));
        }
    }

    private void follow(Header header, byte[] payload) throws ProtocolViolation {
        if (header.terminal() != number) {
            throw new ProtocolViolation("channel " + channel + " reads terminal " + number + ", not " + header.terminal());
        }
        switch (header.type()) {
            case SupervisorProtocol.DATA -> {
                position += payload.length;
                output.add(new TerminalOutput.Bytes(payload));
                give(credit.arrived(payload.length));
            }
            case SupervisorProtocol.GAP -> {
                position = ByteBuffer.wrap(payload).getLong();
                output.add(new TerminalOutput.Gap(position));
            }
            case SupervisorProtocol.CLOSED -> {
                Reason reason = payload[0] == SupervisorProtocol.SHELL_EXITED ? Reason.EXITED : Reason.ENDED;
                close(new TerminalOutput.Closed(reason, payload[1] & 0xff));
            }
            default -> throw new ProtocolViolation("no frame for a reader: " + header.type());
        }
    }

    void resized(TerminalSize size) {
        if (watches) {
            output.add(new TerminalOutput.Resized(size));
        }
    }

    void lose() {
        close(new TerminalOutput.Closed(Reason.LOST, 0));
    }

    private void close(TerminalOutput.Closed last) {
        output.add(last);
        attached.completeExceptionally(
                new SandboxException.LabGone("terminal " + number + " ended before it was attached: " + last.reason(), null));
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public TerminalOutput read() throws InterruptedException {
        return output.take();
    }

    @Override
    public TerminalOutput poll() {
        return output.poll();
    }

    @Override
    public void write(byte[] input) throws InterruptedException {
        link.type(number, input, this);
    }

    /** Asks for the first output; what {@code since} means is the protocol's. */
    void attach(long since, int bytes) {
        link.send(SupervisorProtocol.attach(number, channel, since, credit.allow(bytes)));
    }

    @Override
    public void credit(int bytes) {
        int given = credit.allow(bytes);
        if (given > 0) {
            Thread.ofVirtual().name("terminal-credit").start(() -> giveOrLeave(given));
        }
    }

    private void giveOrLeave(int bytes) {
        try {
            give(bytes);
        } catch (SandboxException.LabGone gone) {
            LOG.debugf("Terminal %d needs no more credit: %s", number, gone.getMessage());
        }
    }

    /**
     * The link's thread may do this: what it writes is short, and the supervisor reads on while far more input than a server
     * may have under way waits there.
     */
    private void give(int bytes) {
        if (bytes > 0) {
            link.send(SupervisorProtocol.credit(number, channel, bytes));
        }
    }

    @Override
    public void resize(TerminalSize size) {
        link.resize(number, size);
    }

    /** Whoever waits for output is woken, or would wait for ever. */
    @Override
    public void close() {
        link.forget(this);
        output.add(new TerminalOutput.Closed(Reason.LOST, 0));
    }
}
