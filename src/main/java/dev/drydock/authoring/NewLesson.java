package dev.drydock.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A lesson that passes its test as it is, to be changed into the author's own.
 *
 * @param name {@code course/lesson}
 * @param files what was written
 */
record NewLesson(String name, List<Path> files) {

    private static final Pattern COURSE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})-(.*)");

    /** @throws Misused when the name cannot be one, or the course has such a lesson already */
    static NewLesson in(Path lessons, String wanted) {
        String[] parts = wanted.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new Misused("'" + wanted + "' names no lesson. Give a course and a slug, as in 'containers/volumes'.");
        }
        if (!COURSE.matcher(parts[0]).matches()) {
            throw new Misused("'" + parts[0] + "' cannot be the name of a course. Use letters, digits, '-' and '_'.");
        }
        if (NUMBERED.matcher(parts[1]).matches()) {
            throw new Misused("The lesson's number is given by its place: name it '"
                    + parts[1].replaceFirst("^[\\d-]+", "") + "' and it becomes the last of the course.");
        }
        if (!SLUG.matcher(parts[1]).matches() || parts[1].length() > 60) {
            throw new Misused(
                    "'" + parts[1] + "' cannot be the slug of a lesson. Use small letters and digits, words joined by "
                            + "'-', as in 'keep-data'.");
        }
        return write(lessons, parts[0], parts[1]);
    }

    private static NewLesson write(Path lessons, String course, String slug) {
        Path folder = lessons.resolve(course);
        String id = "%02d-%s".formatted(nextNumber(folder, slug), slug);
        Map<String, String> texts = new TreeMap<>();
        if (!Files.exists(folder.resolve("course.yml"))) {
            texts.put("course.yml", text("course.yml").replace("COURSE", title(course)));
        }
        for (String file : List.of("lesson.md", "checks/greeting.sh", "checks/user.sh", "solve/user.sh",
                "near-miss/greeting.other-file.sh", "near-miss/user.home.sh")) {
            texts.put(id + "/" + file, text(file).replace("TITLE", title(slug)));
        }
        List<Path> written = new ArrayList<>();
        try {
            for (var text : texts.entrySet()) {
                Path file = folder.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
                if (text.getKey().endsWith(".sh") && !file.toFile().setExecutable(true, false)) {
                    throw new IOException("the run bit of " + file + " cannot be set");
                }
                written.add(file);
            }
        } catch (IOException e) {
            throw new Misused("The lesson cannot be written: " + e.getMessage() + ".");
        }
        return new NewLesson(course + "/" + id, List.copyOf(written));
    }

    private static int nextNumber(Path course, String slug) {
        int last = 0;
        if (Files.isDirectory(course)) {
            try (Stream<Path> found = Files.list(course)) {
                for (Path lesson : found.toList()) {
                    Matcher numbered = NUMBERED.matcher(lesson.getFileName().toString());
                    if (numbered.matches()) {
                        if (numbered.group(2).equals(slug)) {
                            throw new Misused("The course has such a lesson already: " + lesson + ". Nothing was written.");
                        }
                        last = Math.max(last, Integer.parseInt(numbered.group(1)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return last + 1;
    }

    private static String title(String slug) {
        String words = slug.replaceAll("[-_]+", " ");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String text(String file) {
        try (var in = NewLesson.class.getResourceAsStream("/authoring/new-lesson/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
