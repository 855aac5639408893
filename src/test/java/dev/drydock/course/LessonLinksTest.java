package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every link of the lessons that ship, as a code host follows it: to a file or folder that is there, to a heading that is
 * there, or to a whole address. Nothing is fetched.
 */
class LessonLinksTest {

    private static final Path LESSONS = Path.of("lessons");
    private static final Pattern PORT = Pattern.compile("http://localhost:\\d{2,5}(/\\S*)?");
    private static final Pattern FRONT = Pattern.compile("\\A---\\n.*?\\n---\\n", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theLessonsThatShipLeadSomewhere() throws IOException {
        assertEquals(List.of(), wrong(LESSONS));
    }

    @Test
    void noPictureLiesUnused() throws IOException {
        var unused = new TreeSet<String>();
        for (var text : texts(LESSONS)) {
            var assets = text.resolveSibling("assets");
            if (Files.isDirectory(assets)) {
                var lesson = Files.readString(text);
                try (var files = Files.walk(assets)) {
                    files.filter(Files::isRegularFile).map(file -> text.getParent().relativize(file).toString())
                            .filter(file -> !lesson.contains(file)).map(file -> text.getParent() + "/" + file)
                            .forEach(unused::add);
                }
            }
        }
        assertEquals(Set.of(), unused);
    }

    @Test
    void whatLeadsNowhereIsNamed() throws IOException {
        write("crafts/01-knots/lesson.md", """
                ---
                title: Knots
                ---

                ## Tie it

                [here](#tie-it) [there](../02-ropes/lesson.md#long-ropes) [folder](../02-ropes/) [port](http://localhost:8080/x)
                [web](https://example.org/a?b=c#d) [`ls`](#run)

                [a](#untie) [b](../02-ropes/lesson.md#short) [c](../03-sails/) [d](assets/no.svg) [e](http://example.org/)
                [f](https://example) [g](https://user@example.org/) [h](ftp://example.org/) [i](#run) ![j](assets/no.png)
                """);
        write("crafts/02-ropes/lesson.md", "---\ntitle: Ropes\n---\n\n## Long ropes\n");
        assertEquals(List.of("#untie", "../02-ropes/lesson.md#short", "../03-sails/", "assets/no.svg", "http://example.org/",
                "https://example", "https://user@example.org/", "ftp://example.org/", "#run", "assets/no.png"),
                wrong(folder).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private static List<Path> texts(Path lessons) throws IOException {
        try (Stream<Path> files = Files.find(lessons, 3,
                (file, _) -> LessonFolder.TEXTS.contains(file.getFileName().toString()))) {
            return files.sorted().toList();
        }
    }

    private static List<String> wrong(Path lessons) throws IOException {
        var wrong = new ArrayList<String>();
        for (var text : texts(lessons)) {
            var root = Markdown.parse(body(text));
            Stream.concat(Markdown.all(Link.class, root).stream().filter(link -> !runsCode(link)).map(Link::getDestination),
                    Markdown.all(Image.class, root).stream().map(Image::getDestination))
                    .filter(destination -> !leadsSomewhere(text, destination))
                    .forEach(destination -> wrong.add(lessons.relativize(text) + ": " + destination));
        }
        return wrong;
    }

    private static String body(Path text) throws IOException {
        return FRONT.matcher(Files.readString(text)).replaceFirst("");
    }

    private static boolean runsCode(Link link) {
        return link.getDestination().equals("#run") && link.getFirstChild() instanceof Code;
    }

    private static boolean leadsSomewhere(Path text, String destination) {
        if (PORT.matcher(destination).matches()) {
            return true;
        }
        try {
            var uri = new URI(destination);
            if (uri.isAbsolute()) {
                return "https".equals(uri.getScheme()) && uri.getUserInfo() == null
                        && Optional.ofNullable(uri.getHost()).filter(host -> host.contains(".")).isPresent();
            }
            var target = uri.getPath().isEmpty() ? text : text.resolveSibling(uri.getPath()).normalize();
            return Files.exists(target) && (uri.getFragment() == null || headings(target).contains(uri.getFragment()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static Set<String> headings(Path text) {
        try {
            return Set.copyOf(new Anchors(Markdown.parse(body(text))).all());
        } catch (IOException notAText) {
            return Set.of();
        }
    }
}
