package dev.drydock.authoring;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.drydock.course.Action;
import dev.drydock.course.Html;
import dev.drydock.course.Lesson;

/** What the terminal was typed may take, and how long it may be silent, before it counts as running on. */
record Patience(Duration whole, Duration silent) {

    /** Something else is typed afterwards, so that the command has to come to its end. */
    static final Patience UNTIL_IT_ENDS = new Patience(Duration.ofSeconds(120), Duration.ofSeconds(60));
    /** Nothing follows, or a Ctrl-C. */
    static final Patience MAY_RUN_ON = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(3));

    /** What nothing follows in its terminal, or a Ctrl-C, need not come to an end. */
    static Patience with(Action action, Lesson lesson) {
        if (!(action instanceof Action.Command command)) {
            return UNTIL_IT_ENDS;
        }
        List<Action.Command> all = Stream
                .concat(lesson.introduction().stream(), lesson.steps().stream().flatMap(step -> step.blocks().stream()))
                .filter(Html.class::isInstance).flatMap(block -> ((Html) block).actions().stream())
                .filter(Action.Command.class::isInstance).map(Action.Command.class::cast)
                .filter(other -> other.terminal() == command.terminal()).toList();
        int next = 1;
        while (next <= all.size() && all.get(next - 1) != command) {
            next++;
        }
        return next >= all.size() || all.get(next).interrupt() ? MAY_RUN_ON : UNTIL_IT_ENDS;
    }
}
