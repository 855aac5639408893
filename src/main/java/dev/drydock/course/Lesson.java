package dev.drydock.course;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A lesson as it was when it was read; a saved file gives a new one.
 *
 * @param course id of its course
 * @param id name of its folder, number included
 * @param level as the author calls it; empty when unsaid
 * @param lab absent: a lesson to read only
 * @param introduction what stands before the first step
 * @param footnotes sanitised HTML for the end of the page; empty when there are none
 * @param setup script that runs when the lab starts
 * @param stepSetups scripts by step id, each to be run when the learner reaches that step
 * @param peerSetups scripts by the name of a peer of the lab, each to be run there whenever that is started
 * @param files what is laid over the lab's root when it starts
 * @param folder where it lies
 * @param hash SHA-256 over names, run bits and contents of all its files
 */
public record Lesson(String course, String id, String title, String summary, OptionalInt minutes, String level,
        List<String> tags, Optional<LabSpec> lab, List<Block> introduction, List<Step> steps, String footnotes,
        @JsonIgnore Optional<Path> setup, @JsonIgnore Map<String, Path> stepSetups, @JsonIgnore Map<String, Path> peerSetups,
        @JsonIgnore List<LabFile> files, @JsonIgnore Path folder, String hash) {

    /** The step id of tasks and quizzes that stand before the first step. */
    public static final String INTRODUCTION = "introduction";

    /** Starts every id inside a lesson's HTML, so that none of them meets one of the page's own. */
    public static final String ANCHOR_PREFIX = "at-";

    public Lesson {
        tags = List.copyOf(tags);
        introduction = List.copyOf(introduction);
        steps = List.copyOf(steps);
        stepSetups = Map.copyOf(stepSetups);
        peerSetups = Map.copyOf(peerSetups);
        files = List.copyOf(files);
    }

    /** Where the lesson's page is. */
    public String path() {
        return "/courses/" + course + "/" + id;
    }

    /** All graded tasks, in reading order. */
    @JsonIgnore
    public List<Task> tasks() {
        return only(Task.class, blocks());
    }

    /** All quizzes, in reading order. */
    @JsonIgnore
    public List<Quiz> quizzes() {
        return only(Quiz.class, blocks());
    }

    public Optional<Task> task(String taskId) {
        return tasks().stream().filter(task -> task.id().equals(taskId)).findFirst();
    }

    public Optional<Quiz> quiz(String quizId) {
        return quizzes().stream().filter(quiz -> quiz.id().equals(quizId)).findFirst();
    }

    /**
     * The file behind an address below the lesson's {@code assets/}. Whatever leaves that folder, by {@code ..}, by an
     * absolute path or by a symbolic link, is as absent as a file that was never there.
     */
    public Optional<Path> asset(String path) {
        return Assets.find(folder, path);
    }

    /** The script that solves a task, where the steps' own commands are not the answer. */
    public Optional<Path> solution(String taskId) {
        return Optional.of(folder.resolve("solve").resolve(taskId + ".sh")).filter(Files::isRegularFile);
    }

    /** Scripts that almost solve a task, by name: after each of them its check must still say "not yet". */
    public List<Path> nearMisses(String taskId) {
        var misses = folder.resolve("near-miss").toFile().listFiles((_, name) -> name.startsWith(taskId + "."));
        return misses == null ? List.of() : Stream.of(misses).map(File::toPath).sorted().toList();
    }

    /** The tasks that stand before a step: those of the introduction and of all earlier steps. */
    public List<Task> tasksBefore(String stepId) {
        var earlier = steps.stream().takeWhile(step -> !step.id().equals(stepId)).flatMap(step -> step.tasks().stream());
        return stepId.equals(INTRODUCTION) ? List.of()
                : Stream.concat(only(Task.class, introduction).stream(), earlier).toList();
    }

    private List<Block> blocks() {
        return Stream.concat(introduction.stream(), steps.stream().flatMap(step -> step.blocks().stream())).toList();
    }

    static <B extends Block> List<B> only(Class<B> kind, List<Block> blocks) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
