package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.drydock.course.Shelf.Stamped;

/** Reads all courses below one folder, and again only those lessons whose files changed. */
final class ShelfReader {

    private static final Pattern COURSE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}");
    private static final Pattern LESSON = Pattern.compile("(\\d{1,6})-[A-Za-z0-9][A-Za-z0-9_-]{0,80}");
    private static final Comparator<String> BY_NUMBER = Comparator
            .<String, Integer> comparing(name -> Integer.parseInt(name.substring(0, name.indexOf('-'))))
            .thenComparing(Comparator.naturalOrder());

    private final Path root;
    private final LessonReader lessons = new LessonReader();

    ShelfReader(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Shelf read(Shelf before) {
        var problems = Problems.of("");
        try {
            var folders = folders(root).stream().filter(folder -> named(folder, COURSE, problems,
                    "Use letters, digits, `-` and `_`.")).toList();
            var courses = folders.stream().map(folder -> CourseFolder.read(folder, lessonFolders(folder, problems), problems))
                    .toList();
            // Lessons do not know of each other, so that a large course uses every processor.
            var readings = courses.stream().flatMap(course -> course.lessons().stream()).toList().parallelStream()
                    .collect(Collectors.toMap(Function.identity(), folder -> reading(folder, before.readings().get(folder))));
            return shelf(courses, readings, problems);
        } catch (IOException | UncheckedIOException unreadable) {
            problems.error(1, "The folder of lessons cannot be read: " + unreadable.getMessage() + ".",
                    "Set `drydock.lessons` to a folder that exists.");
            return new Shelf(List.of(), problems.all(), Map.of());
        }
    }

    private static Shelf shelf(List<CourseFolder> folders, Map<Path, Stamped> readings, Problems problems) {
        var courses = folders.stream().map(folder -> folder.course(folder.lessons().stream()
                .map(lesson -> readings.get(lesson).reading().lesson()).flatMap(Optional::stream).toList())).toList();
        Set<List<String>> known = new HashSet<>();
        courses.forEach(course -> course.lessons().forEach(lesson -> known.add(List.of(course.id(), lesson.id()))));
        var all = new ArrayList<>(problems.all());
        for (var stamped : readings.values()) {
            all.addAll(stamped.reading().problems());
            stamped.reading().toLessons().stream().filter(to -> !known.contains(List.of(to.course(), to.lesson())))
                    .map(Links.ToLesson::otherwise).forEach(all::add);
        }
        all.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line));
        return new Shelf(courses, List.copyOf(all), Map.copyOf(readings));
    }

    private Stamped reading(Path folder, Stamped before) {
        // The stamp is taken first: a file that changes while it is read is then read again the next time.
        var stamp = Stamp.of(folder);
        return before != null && before.stamp().equals(stamp) ? before : new Stamped(stamp, lessons.read(folder));
    }

    private static List<Path> lessonFolders(Path course, Problems problems) {
        try {
            return folders(course).stream()
                    .filter(folder -> LessonFolder.text(folder).isPresent() || LESSON.matcher(name(folder)).matches())
                    .filter(folder -> named(folder, LESSON, problems.in(name(course)),
                            "Name it by a number and a word, as in `03-volumes`."))
                    .sorted(Comparator.comparing(ShelfReader::name, BY_NUMBER)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (var found = Files.list(parent)) {
            return found.filter(Files::isDirectory).filter(folder -> !name(folder).startsWith(".")).sorted().toList();
        }
    }

    private static boolean named(Path folder, Pattern pattern, Problems problems, String mend) {
        var fits = pattern.matcher(name(folder)).matches();
        if (!fits) {
            problems.error(1, "The folder `" + name(folder) + "` cannot be read under this name.", mend);
        }
        return fits;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
