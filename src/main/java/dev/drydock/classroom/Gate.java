package dev.drydock.classroom;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.course.Task;

/** Whether a step is open: where a lesson asks for it, only after the tasks of the steps before have passed. */
final class Gate {

    private Gate() {
    }

    /** What a learner has to do before a step opens, as a sentence; empty when it is open. */
    static Optional<String> closed(Lesson lesson, String step, Collection<String> passed) {
        if (!lesson.lab().map(LabSpec::gate).orElse(false)) {
            return Optional.empty();
        }
        List<Task> missing = lesson.tasksBefore(step).stream().filter(task -> !passed.contains(task.id())).toList();
        return missing.isEmpty() ? Optional.empty()
                : Optional.of("This step opens when " + missing.stream().map(task -> "“" + task.title() + "”")
                        .collect(Collectors.joining(" and ")) + (missing.size() == 1 ? " has" : " have") + " passed.");
    }
}
