package dev.drydock.course;

/** One piece of a step, in reading order: text, a graded task or a quiz. */
public sealed interface Block permits Html, Task, Quiz {
}
