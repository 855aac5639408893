package dev.drydock.grading;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.drydock.course.Check;
import dev.drydock.course.Task;
import dev.drydock.lab.Lab;
import dev.drydock.sandbox.ExecLimits;
import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.Program;
import dev.drydock.sandbox.Sandboxes;

/**
 * Judges a task by running its check inside the lab, with the toolbox's interpreter and our environment. The rules of the exit
 * codes
 * are the lesson format's. A platform fault is a {@link dev.drydock.sandbox.SandboxException}, never a verdict.
 */
@ApplicationScoped
public class Grader {

    private static final Logger LOG = Logger.getLogger(Grader.class);
    private static final ExecLimits LIMITS = new ExecLimits(Duration.ofSeconds(10), 65_536);
    private static final int LONGEST_MESSAGE = 500;
    private static final int LAST_SIGNAL = 64;

    private final Sandboxes sandboxes;

    public Grader(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /**
     * @param input what the learner typed into the task's field; empty where the task has none
     */
    public Verdict check(Lab lab, Task task, String input) {
        Check check = task.check();
        if (check.where() != Check.Where.INSIDE) {
            return broken("its check asks to run outside the lab, which this version of Drydock cannot do", Duration.ZERO);
        }
        byte[] value = input.getBytes(StandardCharsets.UTF_8);
        Program program = new Program(check.interpreter(), check.interpreterArguments(),
                check.script().getBytes(StandardCharsets.UTF_8), task.input() ? List.of(input) : List.of(), value);
        Verdict verdict = verdict(sandboxes.exec(lab.sandbox(), program, LIMITS));
        if (verdict.outcome() == Outcome.BROKEN) {
            LOG.warnf("The check %s of %s/%s is broken: %s", check.name(), lab.course(), lab.lesson(), verdict.evidence());
        }
        return verdict;
    }

    static Verdict verdict(ExecResult result) {
        String evidence = PlainText.of(result.err(), 4000);
        if (result.timedOut()) {
            return broken("it took longer than " + LIMITS.time().toSeconds() + " s. " + evidence, result.took());
        }
        if (result.exitCode() > 128 && result.exitCode() <= 128 + LAST_SIGNAL) {
            return broken("signal " + (result.exitCode() - 128) + " killed it. " + evidence, result.took());
        }
        return switch (result.exitCode()) {
            case 0 -> new Verdict(Outcome.PASSED, message(result, "Done."), evidence, result.took());
            case 126, 127 -> broken("it used a command that is not there. " + evidence, result.took());
            default -> new Verdict(Outcome.NOT_YET, message(result, "Not yet."), evidence, result.took());
        };
    }

    private static String message(ExecResult result, String silence) {
        String message = PlainText.of(result.out(), LONGEST_MESSAGE);
        return message.isEmpty() ? silence : message;
    }

    private static Verdict broken(String why, Duration took) {
        return new Verdict(Outcome.BROKEN,
                "The check itself is broken. It is not your fault and does not count against you; the reason is in the log of this server.",
                PlainText.of(why.getBytes(StandardCharsets.UTF_8), 4000), took);
    }
}
