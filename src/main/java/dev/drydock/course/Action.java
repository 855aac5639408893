package dev.drydock.course;

/** What a piece of a lesson's code does in the lab at a click. */
public sealed interface Action {

    /**
     * Text for a terminal.
     *
     * @param terminal from 1
     * @param interrupt press Ctrl-C first
     * @param hold type it without the last Enter
     */
    record Command(int terminal, String text, boolean interrupt, boolean hold) implements Action {
    }

    /**
     * Content for a file.
     *
     * @param path absolute path in the lab
     * @param append add to the file's end instead of replacing it
     */
    record WriteFile(String path, String content, boolean append) implements Action {
    }
}
