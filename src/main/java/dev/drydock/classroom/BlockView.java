package dev.drydock.classroom;

import java.util.List;
import java.util.Set;

import dev.drydock.course.Block;
import dev.drydock.course.Html;
import dev.drydock.course.Quiz;
import dev.drydock.course.Task;

/**
 * One block of a lesson for its template, which cannot tell types apart: exactly one of the first three is not null.
 *
 * @param passed whether the learner has passed the task
 */
public record BlockView(String html, Task task, Quiz quiz, boolean passed) {

    static BlockView of(Block block, Set<String> passed) {
        return switch (block) {
            case Html text -> new BlockView(text.html(), null, null, false);
            case Task task -> new BlockView(null, task, null, passed.contains(task.id()));
            case Quiz quiz -> new BlockView(null, null, quiz, false);
        };
    }

    static List<BlockView> of(List<Block> blocks, Set<String> passed) {
        return blocks.stream().map(block -> of(block, passed)).toList();
    }

    /** A typed answer. */
    public boolean text() {
        return quiz != null && quiz.kind() == Quiz.Kind.TEXT;
    }

    /** Several options may be right. */
    public boolean several() {
        return quiz != null && quiz.kind() == Quiz.Kind.MULTIPLE;
    }
}
