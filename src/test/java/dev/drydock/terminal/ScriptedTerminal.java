package dev.drydock.terminal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalOutput;
import dev.drydock.sandbox.TerminalSize;

/** A terminal whose output a test gives and whose input a test reads; it can refuse to take any. */
final class ScriptedTerminal implements Terminal {

    private final BlockingQueue<TerminalOutput> output = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private final List<TerminalSize> sizes = new ArrayList<>();
    private final CountDownLatch takesInput;
    private int credit;
    private int closed;
    private volatile boolean waiting;

    private ScriptedTerminal(boolean takesInput) {
        this.takesInput = new CountDownLatch(takesInput ? 0 : 1);
    }

    static ScriptedTerminal working() {
        return new ScriptedTerminal(true);
    }

    static ScriptedTerminal takingNothing() {
        return new ScriptedTerminal(false);
    }

    void takeInput() {
        takesInput.countDown();
    }

    /** Whether something is to be taken, or was. */
    boolean waitsToTake() {
        return waiting;
    }

    void gives(TerminalOutput next) {
        output.add(next);
    }

    @Override
    public long offset() {
        return 1000;
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
        waiting = true;
        takesInput.await();
        synchronized (this) {
            typed.writeBytes(input);
        }
    }

    @Override
    public synchronized void credit(int bytes) {
        credit += bytes;
    }

    @Override
    public synchronized void resize(TerminalSize size) {
        sizes.add(size);
    }

    @Override
    public synchronized void close() {
        closed++;
    }

    synchronized byte[] typed() {
        return typed.toByteArray();
    }

    synchronized List<TerminalSize> sizes() {
        return List.copyOf(sizes);
    }

    synchronized int credit() {
        return credit;
    }

    synchronized int timesClosed() {
        return closed;
    }
}
