package dev.drydock.grading;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.course.Assertion;
import dev.drydock.course.Check;
import dev.drydock.course.Task;
import dev.drydock.sandbox.ExecLimits;
import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.Outside;
import dev.drydock.sandbox.Program;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;

/**
 * Judges a task by its check: a script in the lab with the toolbox's interpreter and our environment, a script in an inspector
 * beside it, or statements that the engine answers. The checks of one lab run one after the other. The rules of the exit codes
 * are
 * the lesson format's. A platform fault is a {@link dev.drydock.sandbox.SandboxException}, never a verdict.
 */
@ApplicationScoped
public class Grader {

    private static final ExecLimits LIMITS = new ExecLimits(Duration.ofSeconds(10), 65_536);
    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_EVIDENCE = 4000;
    private static final int LAST_SIGNAL = 64;

    private final Sandboxes sandboxes;
    private final OneAtATime turns = new OneAtATime();

    public Grader(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /**
     * Looks once. What the check {@code needs} is for the caller to have seen to.
     *
     * @param input what the learner typed into the task's field; empty where the task has none
     * @throws Busy when too many checks of this lab wait already
     */
    public Verdict check(SandboxRef lab, Task task, String input) {
        return turns.run(lab.labId(), () -> {
            long began = System.nanoTime();
            Supplier<Duration> took = () -> Duration.ofNanos(System.nanoTime() - began);
            try {
                return switch (task.check().body()) {
                    case Check.Script script -> run(lab, script, task, input);
                    case Check.Assertions assertions -> look(sandboxes.outside(lab), assertions.all(), took);
                };
            } catch (Outside.TooMuch e) {
                return new Verdict(Outcome.NOT_YET, false, plain(e.getMessage(), LONGEST_MESSAGE), plain(e.getMessage(),
                        LONGEST_EVIDENCE), took.get());
            } catch (Outside.Unseen e) {
                return broken(e.getMessage(), took.get());
            }
        });
    }

    private Verdict run(SandboxRef lab, Check.Script script, Task task, String input) {
        Program program = new Program(script.interpreter(), script.interpreterArguments(),
                script.text().getBytes(StandardCharsets.UTF_8), task.input() ? List.of(input) : List.of(),
                input.getBytes(StandardCharsets.UTF_8));
        return switch (script.where()) {
            case INSIDE -> verdict(sandboxes.exec(lab, program, LIMITS), "ran inside the lab");
            case OUTSIDE -> verdict(sandboxes.outside(lab).run(program, script.reads(), LIMITS),
                    "ran outside the lab, reading "
                            + (script.reads().isEmpty() ? "nothing" : String.join(" ", script.reads())));
        };
    }

    private static Verdict look(Outside lab, List<Assertion> stated, Supplier<Duration> took) {
        Facts facts = new Facts(lab);
        List<String> evidence = new ArrayList<>();
        for (Assertion assertion : stated) {
            Facts.Finding finding = facts.look(assertion);
            evidence.add(finding.evidence());
            if (!finding.holds()) {
                String message = assertion.message().isEmpty() ? finding.learner() : assertion.message();
                return new Verdict(Outcome.NOT_YET, false, plain(message, LONGEST_MESSAGE), joined(evidence), took.get());
            }
        }
        return new Verdict(Outcome.PASSED, false, "Done.", joined(evidence), took.get());
    }

    static Verdict verdict(ExecResult result, String how) {
        String evidence = evidence(result, how);
        if (result.timedOut()) {
            return new Verdict(Outcome.BROKEN, true, "The check did not come to an end within " + LIMITS.time().toSeconds()
                    + " s and was stopped. It is not your fault and does not count against you; its author is told.",
                    plain("It was stopped after " + LIMITS.time().toSeconds() + " s.\n" + evidence, LONGEST_EVIDENCE),
                    result.took());
        }
        if (result.exitCode() > 128 && result.exitCode() <= 128 + LAST_SIGNAL) {
            return broken("Signal " + (result.exitCode() - 128) + " killed it.\n" + evidence, result.took());
        }
        return switch (result.exitCode()) {
            case 0 -> new Verdict(Outcome.PASSED, false, message(result, "Done."), evidence, result.took());
            case 126, 127 -> broken("It used a command that is not there.\n" + evidence, result.took());
            default -> new Verdict(Outcome.NOT_YET, false, message(result, "Not yet."), evidence, result.took());
        };
    }

    private static String evidence(ExecResult result, String how) {
        return joined(List.of("The check " + how + " and ended with exit code " + result.exitCode() + ".",
                "For the author: " + PlainText.of(result.err(), LONGEST_EVIDENCE / 2),
                "For the learner: " + PlainText.of(result.out(), LONGEST_EVIDENCE / 2)));
    }

    private static String message(ExecResult result, String silence) {
        String message = PlainText.of(result.out(), LONGEST_MESSAGE);
        return message.isEmpty() ? silence : message;
    }

    private static String joined(List<String> lines) {
        return plain(String.join("\n", lines), LONGEST_EVIDENCE);
    }

    private static String plain(String text, int longest) {
        return PlainText.of(text.getBytes(StandardCharsets.UTF_8), longest);
    }

    private static Verdict broken(String why, Duration took) {
        return new Verdict(Outcome.BROKEN, false,
                "The check itself is broken. It is not your fault and does not count against you; its author is told.",
                plain(why, LONGEST_EVIDENCE), took);
    }
}
