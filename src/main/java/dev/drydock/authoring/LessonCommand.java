package dev.drydock.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.drydock.course.Library;
import dev.drydock.course.Nearest;
import dev.drydock.course.Proofs;
import dev.drydock.sandbox.DockerSandboxes;
import dev.drydock.sandbox.SandboxConfig;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.ThisHost;

/**
 * {@code ./drydock lesson …}: for authors, on the engine and with the settings that a server started here would have, beside
 * one
 * that may be running.
 */
public final class LessonCommand {

    static final int HELD = 0;
    static final int FAILED = 1;
    static final int TROUBLE = 2;

    private static final String WATCH = "--watch";
    private static final String USAGE = """
            Usage: ./drydock lesson <command>

              test [course[/lesson]] [--watch]   prove lessons: untouched labs and near-misses pass no check, solutions pass all
              new <course>/<slug>                make a lesson that passes its test, to be changed into yours

            test ends with 0 when everything held, 1 when something did not, 2 when it could not be tried.
            """;

    private final Path lessons;
    private final Path data;
    private final Screen screen;

    private LessonCommand(Path lessons, Path data, Screen screen) {
        this.lessons = lessons;
        this.data = data;
        this.screen = screen;
    }

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        Screen screen = new Screen(System.out, System.console() != null && System.console().isTerminal());
        try {
            return new LessonCommand(folder("DRYDOCK_LESSONS", "lessons"), folder("DRYDOCK_DATA", "data"), screen)
                    .run(List.of(arguments));
        } catch (Misused e) {
            System.err.println("drydock: " + e.getMessage());
        } catch (SandboxException e) {
            System.err.println("drydock: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return TROUBLE;
    }

    private static Path folder(String variable, String otherwise) {
        return Path.of(System.getenv().getOrDefault(variable, otherwise)).toAbsolutePath().normalize();
    }

    private int run(List<String> arguments) throws InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (command) {
            case "test" -> test(rest);
            case "new" -> make(rest);
            case "help", "-h", "--help" -> {
                System.out.print(USAGE);
                yield HELD;
            }
            case "" -> {
                System.err.print(USAGE);
                yield TROUBLE;
            }
            default -> throw new Misused("'" + command + "' is not a command for lessons. "
                    + Nearest.suggest(command, List.of("test", "new", "help"), "").replace('`', '\''));
        };
    }

    private int make(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new Misused("Say which lesson: ./drydock lesson new <course>/<slug>");
        }
        NewLesson made = NewLesson.in(lessons, arguments.getFirst());
        made.files().forEach(file -> screen.say("  " + Path.of("").toAbsolutePath().relativize(file)));
        screen.say("");
        screen.say("Now change lesson.md, look at it in the browser, and prove it:");
        screen.say("  ./drydock lesson test " + made.name());
        return HELD;
    }

    private int test(List<String> arguments) throws InterruptedException {
        List<String> names = new ArrayList<>(arguments);
        boolean watch = names.remove(WATCH);
        for (String option : names) {
            if (option.startsWith("-")) {
                throw new Misused("'" + option + "' is not an option of this command. Did you mean '" + WATCH + "'?");
            }
        }
        if (names.size() > 1) {
            throw new Misused("Name one course or one lesson, not " + names.size() + ".");
        }
        ChosenLessons chosen = ChosenLessons.named(names.isEmpty() ? "" : names.getFirst(), lessons);
        try (Library library = new Library(lessons)) {
            chosen.require(library, lessons);
            return test(library, chosen, watch);
        }
    }

    private int test(Library library, ChosenLessons chosen, boolean watch) throws InterruptedException {
        SandboxConfig config = ThisHost.settings();
        try (TestInstallation installation = TestInstallation.in(data);
                LabBench bench = new LabBench(new DockerSandboxes(config), installation.id(),
                        TestInstallation.places(config))) {
            // Ctrl-C runs no finally
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                bench.close();
                installation.close();
            }));
            installation.sweep(new DockerSandboxes(config));
            TestCommand command = new TestCommand(library, bench, new Proofs(data),
                    new TestReports(data.resolve("lesson-test")),
                    screen);
            return watch ? new WatchedLessons(library, chosen, command, screen).testOnSave() : command.test(chosen);
        }
    }
}
