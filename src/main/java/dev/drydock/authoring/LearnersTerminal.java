package dev.drydock.authoring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalOutput;

/** A terminal in which a command types as a learner would, and what it showed. Whoever opened it closes it. */
final class LearnersTerminal implements AutoCloseable {

    /** How a typed command stands. */
    enum State {
        /** The shell, or another program that asks for a line, waits for the next. */
        PROMPT,
        /** A program runs on: a server in the foreground, or one that needs longer than anybody waits. */
        RUNNING,
        /** There is no terminal any more. */
        ENDED
    }

    private static final String MARK = "\u001b]133;";
    /** Between two lines of a block the shell shows a prompt for a moment. */
    private static final Duration SETTLED = Duration.ofMillis(400);
    private static final Duration SETTLED_IN_ANOTHER_PROGRAM = Duration.ofMillis(1500);
    private static final Pattern QUESTION = Pattern.compile("[#$%>:?] ?\\z");
    private static final Pattern ESCAPES = Pattern
            .compile("\u001b(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|.)");
    private static final int MOST_KEPT = 1 << 18;

    private final Terminal terminal;
    private final StringBuilder shown = new StringBuilder();
    private long lastShown = System.nanoTime();
    /** The letter of the last mark that the shell printed, and a blank where it printed none since the last typing. */
    private char mark = ' ';
    private int lastExit;
    private boolean ended;

    LearnersTerminal(Terminal terminal) {
        this.terminal = terminal;
        Thread.ofVirtual().start(this::read);
    }

    /** Types text as it is. */
    void type(String text) throws InterruptedException {
        synchronized (this) {
            mark = ' ';
            lastShown = System.nanoTime();
        }
        terminal.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until what was typed last has come to its end, or must be taken to run on. */
    synchronized State await(Patience patience) throws InterruptedException {
        long began = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            Duration quiet = Duration.ofNanos(now - lastShown);
            if (ended) {
                return State.ENDED;
            }
            if (isAtPrompt() && quiet.compareTo(SETTLED) >= 0
                    || asksSomething() && quiet.compareTo(SETTLED_IN_ANOTHER_PROGRAM) >= 0) {
                return State.PROMPT;
            }
            if (quiet.compareTo(patience.silent()) >= 0
                    || Duration.ofNanos(now - began).compareTo(patience.whole()) >= 0) {
                return State.RUNNING;
            }
            wait(50);
        }
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** The exit code of the last command that ended, as the shell said. */
    synchronized int lastExit() {
        return lastExit;
    }

    private boolean isAtPrompt() {
        return mark == 'A' || mark == 'B';
    }

    /** The shell of the lab marks its prompts; a shell in a shell, or a program that asks, only ends its line like one. */
    private boolean asksSomething() {
        String last = shown.substring(Math.max(0, shown.length() - 200));
        return QUESTION.matcher(ESCAPES.matcher(last).replaceAll("")).find();
    }

    /** The end of what it showed, as plain text. */
    synchronized String text(int longest) {
        String plain = ESCAPES.matcher(shown).replaceAll("").replaceAll("[^\\P{Cc}\\n\\t]", "");
        return plain.length() <= longest ? plain : "…" + plain.substring(plain.length() - longest);
    }

    private void read() {
        try {
            while (true) {
                switch (terminal.read()) {
                    case TerminalOutput.Bytes bytes -> {
                        show(new String(bytes.bytes(), StandardCharsets.UTF_8));
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
        // A mark may be split over two pieces
        int from = Math.max(0, shown.length() - MARK.length() - 8);
        shown.append(text);
        for (int at = shown.indexOf(MARK, from); at >= 0; at = shown.indexOf(MARK, at + 1)) {
            int end = shown.indexOf("\u0007", at);
            if (end > at + MARK.length()) {
                take(shown.substring(at + MARK.length(), end));
            }
        }
        if (shown.length() > MOST_KEPT) {
            shown.delete(0, shown.length() - MOST_KEPT / 2);
        }
        lastShown = System.nanoTime();
        notifyAll();
    }

    private void take(String said) {
        mark = said.charAt(0);
        if (said.matches("D;\\d{1,3}")) {
            lastExit = Integer.parseInt(said.substring(2));
        }
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
