package dev.drydock.sandbox.breakout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalOutput;

/** A terminal in which somebody types, and all that it showed. Whoever opened it closes it; the shell stays. */
final class Typing implements AutoCloseable {

    /** What the shell prints when the typed command came to its end; the command itself is spelled otherwise. */
    static final String OVER = "attempt over";
    private static final String SAY_OVER = "printf 'attempt %s %s\\n' over $?";
    private static final Pattern SAID_OVER = Pattern.compile(OVER + " \\d+\n");
    /** What a shell says of a command that SIGKILL ended. */
    private static final String KILLED = OVER + " 137\n";
    private static final int MOST_KEPT = 1 << 20;

    private final Terminal terminal;
    private final StringBuilder shown = new StringBuilder();
    private boolean ended;

    Typing(Terminal terminal) {
        this.terminal = terminal;
        Thread.ofVirtual().start(this::read);
    }

    Typing run(String command) throws InterruptedException {
        terminal.write((command + "; " + SAY_OVER + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What was shown until the command ended, or until the time was up: some attempts never end by themselves. */
    String untilOver(Duration time) throws InterruptedException {
        return until(text -> SAID_OVER.matcher(text).find(), time);
    }

    /**
     * Whether the typed command, or the shell itself, was killed before its end: where a lab's memory runs out, the kernel
     * takes
     * whom it likes.
     */
    synchronized boolean wasKilled() {
        return ended && !isOver() || shown.indexOf(KILLED) >= 0;
    }

    synchronized boolean isOver() {
        return SAID_OVER.matcher(shown).find();
    }

    /** What was shown until it contains this, or until the time was up. */
    String until(String word, Duration time) throws InterruptedException {
        return until(text -> text.contains(word), time);
    }

    private synchronized String until(Predicate<String> enough, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!ended && !enough.test(shown.toString())) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return shown.toString();
    }

    private void read() {
        try {
            while (true) {
                switch (terminal.read()) {
                    case TerminalOutput.Bytes bytes -> {
                        show(new String(bytes.bytes(), StandardCharsets.ISO_8859_1));
                        terminal.credit(bytes.bytes().length);
                    }
                    case TerminalOutput.Gap _ -> show("\n");
                    case TerminalOutput.Resized _ -> {
                        // Only who watches is told
                    }
                    case TerminalOutput.Closed _ -> {
                        end();
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException lost) {
            end();
        }
    }

    private synchronized void show(String text) {
        if (shown.length() < MOST_KEPT) {
            shown.append(text.replace("\r", ""));
        }
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        terminal.close();
    }
}
