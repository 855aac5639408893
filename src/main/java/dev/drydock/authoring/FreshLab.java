package dev.drydock.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.drydock.authoring.LearnersTerminal.State;
import dev.drydock.course.Action;
import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.course.Task;
import dev.drydock.grading.Grader;
import dev.drydock.grading.Verdict;
import dev.drydock.lab.LabSetup;
import dev.drydock.sandbox.ExecLimits;
import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.Program;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Terminal;
import dev.drydock.sandbox.TerminalSize;

/** A lab of a lesson in which somebody does what a learner would, through the terminals. */
final class FreshLab implements AutoCloseable {

    private static final TerminalSize SIZE = new TerminalSize(120, 40);
    private static final int CREDIT = 262_144;
    private static final ExecLimits LIMITS = new ExecLimits(Duration.ofSeconds(10), 65_536);
    /** An author's script has a terminal of its own: in the lesson's a server may be running. */
    private static final int FOR_SCRIPTS = Sandboxes.TERMINALS;
    private static final String SCRIPT = "/tmp/lesson-test";
    private static final int LONGEST_SHOWN = 3000;

    private final Sandboxes sandboxes;
    private final Grader grader;
    private final LabSetup setup;
    private final Lesson lesson;
    private final SandboxRef ref;
    private final Runnable end;
    private final Map<Integer, LearnersTerminal> terminals = new TreeMap<>();
    private final Map<Integer, State> states = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    FreshLab(Sandboxes sandboxes, Grader grader, LabSetup setup, Lesson lesson, SandboxRef ref, Runnable end) {
        this.sandboxes = sandboxes;
        this.grader = grader;
        this.setup = setup;
        this.lesson = lesson;
        this.ref = ref;
        this.end = end;
    }

    /** What happens before a learner does anything. */
    void prepare() throws InterruptedException {
        setup.prepare(ref, lesson);
        var typed = lesson.lab().flatMap(LabSpec::start);
        if (typed.isPresent()) {
            perform(new Action.Command(1, typed.get(), false, false), Patience.MAY_RUN_ON);
        }
    }

    /** The learner gets to a step. */
    void reach(String step) {
        setup.reach(ref, lesson, step);
    }

    /**
     * Types what a click on "run" types, and waits for its end. What is held back for the learner to look at is looked at:
     * Enter
     * follows.
     */
    void perform(Action action, Patience patience) throws InterruptedException {
        switch (action) {
            case Action.Command command -> {
                LearnersTerminal terminal = terminal(command.terminal());
                if (command.interrupt()) {
                    terminal.type("\u0003");
                    terminal.await(Patience.MAY_RUN_ON);
                }
                terminal.type(command.text().stripTrailing() + "\n");
                states.put(command.terminal(), terminal.await(patience));
            }
            case Action.WriteFile file -> {
                LearnersTerminal terminal = terminal(FOR_SCRIPTS);
                terminal.type(decoded(file.content(), (file.append() ? ">> " : "> ") + "'" + file.path() + "'"));
                terminal.await(Patience.UNTIL_IT_ENDS);
            }
        }
    }

    /** In short lines, which a terminal takes whatever the content is. */
    private static String decoded(String content, String into) {
        String encoded = Base64.getMimeEncoder(76, new byte[] { '\n' })
                .encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return "base64 -d " + into + " << 'END'\n" + encoded + "\nEND\n";
    }

    /** Whether something that was typed has not come to its end. */
    boolean isBusy() {
        return states.containsValue(State.RUNNING);
    }

    /** Gives what runs on a little more time. */
    void waitForTerminals() throws InterruptedException {
        for (var terminal : terminals.entrySet()) {
            if (states.get(terminal.getKey()) == State.RUNNING) {
                states.put(terminal.getKey(),
                        terminal.getValue().await(new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2))));
            }
        }
    }

    /** Runs an author's script as the learner, by its own first line, in a terminal; what it printed is the typed answer. */
    String run(Path script) throws InterruptedException {
        try {
            inLab("mkdir -p " + SCRIPT + " && cat >" + SCRIPT + "/script && chmod 0755 " + SCRIPT + "/script",
                    Files.readAllBytes(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LearnersTerminal terminal = terminal(FOR_SCRIPTS);
        terminal.type(SCRIPT + "/script >" + SCRIPT + "/printed\n");
        State state = terminal.await(Patience.UNTIL_IT_ENDS);
        String name = lesson.folder().relativize(script).toString();
        if (state != State.PROMPT) {
            notes.add(name + " did not come to its end.");
        } else if (terminal.lastExit() != 0) {
            notes.add(name + " ended with exit code " + terminal.lastExit() + ".");
        }
        ExecResult printed = inLab("cat " + SCRIPT + "/printed; rm -rf " + SCRIPT, new byte[0]);
        String answer = new String(printed.out(), StandardCharsets.UTF_8).strip();
        if (!answer.isEmpty()) {
            notes.add(name + " printed: " + answer);
        }
        return answer;
    }

    private ExecResult inLab(String command, byte[] input) {
        return sandboxes.exec(ref, new Program("sh", List.of(), (command + "\n").getBytes(StandardCharsets.UTF_8), List.of(),
                input), LIMITS);
    }

    /** The check alone, whatever it needs. */
    Verdict check(Task task, String answer) {
        return grader.check(ref, task, task.input() ? answer : "");
    }

    private LearnersTerminal terminal(int n) throws InterruptedException {
        LearnersTerminal known = terminals.get(n);
        if (known != null && !known.hasEnded()) {
            return known;
        }
        if (known != null) {
            // Its shell was left by "exit"; a page opens the next one in its place
            notes.add("Terminal " + n + " was left, after:\n" + known.text(LONGEST_SHOWN).strip());
            known.close();
        }
        LearnersTerminal opened = new LearnersTerminal(
                sandboxes.openTerminal(ref, n, SIZE, Terminal.FROM_THE_OLDEST, CREDIT));
        terminals.put(n, opened);
        opened.await(Patience.MAY_RUN_ON);
        return opened;
    }

    /** What was seen in this lab so far, for who has to find out what went wrong. */
    String seen() {
        StringBuilder seen = new StringBuilder();
        terminals.forEach((n, terminal) -> seen.append("--- terminal ").append(n)
                .append(n == FOR_SCRIPTS ? ", the scripts of solve/ and near-miss/ ---\n" : " ---\n")
                .append(terminal.text(LONGEST_SHOWN).strip()).append('\n'));
        notes.forEach(note -> seen.append(note).append('\n'));
        return seen.toString();
    }

    @Override
    public void close() {
        terminals.values().forEach(LearnersTerminal::close);
        end.run();
    }
}
