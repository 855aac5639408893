package dev.drydock.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.drydock.course.Course;
import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Nearest;
import dev.drydock.course.Problem;

/**
 * The lessons that an author named: all, those of a course, or one.
 *
 * @param course empty for all
 * @param lesson empty for the whole course
 */
record ChosenLessons(String course, String lesson) {

    /** {@code course}, {@code course/lesson}, either of them also as a path to the folder; empty for all. */
    static ChosenLessons named(String name, Path folder) {
        String plain = name;
        Path path = Path.of(name).toAbsolutePath().normalize();
        Path root = folder.toAbsolutePath().normalize();
        if (Files.isDirectory(path) && path.startsWith(root) && !path.equals(root)) {
            plain = root.relativize(path).toString();
        }
        String[] parts = plain.replaceAll("/+$", "").split("/", 2);
        return new ChosenLessons(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** @throws Misused when there is nothing of this name, with the nearest that there is */
    void require(Library library, Path folder) {
        if (course.isEmpty() || Files.isDirectory(folder.resolve(course).resolve(lesson)) && !lesson.startsWith(".")) {
            return;
        }
        List<String> courses = library.courses().stream().map(Course::id).toList();
        if (lesson.isEmpty() || !Files.isDirectory(folder.resolve(course))) {
            throw new Misused("There is no course '" + course + "' in " + folder + ". "
                    + plain(Nearest.suggest(course, courses, "There are no courses at all.")));
        }
        List<String> lessons = library.course(course).stream().flatMap(it -> it.lessons().stream())
                .map(it -> course + "/" + it.id()).toList();
        throw new Misused("There is no lesson '" + course + "/" + lesson + "'. "
                + plain(Nearest.suggest(course + "/" + lesson, lessons, "The course has none.")));
    }

    private static String plain(String suggestion) {
        return suggestion.replace('`', '\'');
    }

    List<Lesson> in(Library library) {
        return library.courses().stream().filter(it -> course.isEmpty() || it.id().equals(course))
                .flatMap(it -> it.lessons().stream()).filter(it -> lesson.isEmpty() || it.id().equals(lesson)).toList();
    }

    /** What the reader found wrong with them; in what it could not read at all, too. */
    List<Problem> problems(Library library) {
        return library.problems().stream().filter(problem -> isIn(problem, lesson.isEmpty() ? course : course + "/" + lesson))
                .toList();
    }

    static List<Problem> problemsOf(Lesson lesson, List<Problem> problems) {
        return problems.stream().filter(problem -> isIn(problem, lesson.course() + "/" + lesson.id())).toList();
    }

    static boolean isIn(Problem problem, String folder) {
        return folder.isEmpty() || problem.file().equals(folder) || problem.file().startsWith(folder + "/");
    }
}
