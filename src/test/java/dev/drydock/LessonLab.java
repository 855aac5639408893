package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.restassured.response.ValidatableResponse;

import dev.drydock.course.Action;
import dev.drydock.course.Lesson;
import dev.drydock.course.Task;

/** A fresh lab of a lesson, in which a test does what a learner would, through the terminals. */
final class LessonLab implements AutoCloseable {

    private static final String SCRIPT = "/tmp/script-of-the-lesson-test";

    private final Guest guest;
    private final Lesson lesson;
    private final String id;
    private final Map<Integer, TerminalWindow> terminals = new TreeMap<>();

    private LessonLab(Guest guest, Lesson lesson) {
        this.guest = guest;
        this.lesson = lesson;
        this.id = guest.lab(lesson.course(), lesson.id());
    }

    static LessonLab start(Server server, Lesson lesson) {
        return new LessonLab(Guest.of(server), lesson);
    }

    private TerminalWindow terminal(int n) {
        return terminals.computeIfAbsent(n, _ -> guest.terminal(id, n));
    }

    /** Types what a click on "run" types, and waits until the shell has come to its end, unless it is meant not to. */
    void perform(Action action) {
        switch (action) {
            case Action.Command command -> {
                TerminalWindow terminal = terminal(command.terminal());
                if (command.interrupt()) {
                    terminal.type("\u0003");
                }
                if (command.hold()) {
                    terminal.type(command.text());
                } else {
                    terminal.type(command.text().stripTrailing() + "\n");
                    terminal.run("true");
                }
            }
            case Action.WriteFile file -> terminal(1).run(
                    decode(file.content(), (file.append() ? ">> " : "> ") + "'" + file.path() + "'"));
        }
    }

    /** Runs an author's script in the lab's own shell, by its own first line; what it printed is the typed answer. */
    String run(Path script) {
        try {
            TerminalWindow terminal = terminal(1);
            terminal.run(decode(Files.readString(script), "> " + SCRIPT) + "\nchmod +x " + SCRIPT);
            return terminal.run(SCRIPT).replace("\r", "").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In short lines, which a terminal takes whatever the content is. */
    private static String decode(String content, String into) {
        String encoded = Base64.getMimeEncoder(76, new byte[] { '\n' })
                .encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return "base64 -d " + into + " << 'END'\n" + encoded + "\nEND";
    }

    ValidatableResponse check(Task task, String answer) {
        return guest.check(id, task.id(), task.input() ? answer : "").then().log().ifValidationFails().statusCode(200);
    }

    List<String> passed() {
        return guest.passed(lesson.course(), lesson.id());
    }

    @Override
    public void close() {
        terminals.values().forEach(TerminalWindow::close);
        guest.endLabs();
    }
}
