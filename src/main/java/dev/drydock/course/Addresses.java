package dev.drydock.course;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

import dev.drydock.course.Address.Anchor;
import dev.drydock.course.Address.Asset;
import dev.drydock.course.Address.Page;
import dev.drydock.course.Address.Port;
import dev.drydock.course.Address.Web;
import dev.drydock.course.Address.Wrong;

/** Understands the addresses of one lesson, which are written so that they also work on GitHub and at home. */
final class Addresses {

    private static final Pattern LOCAL = Pattern.compile("http://localhost(?::(\\d{1,5}))?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_LOCAL = Pattern.compile(
            "https?://(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|0\\.0\\.0\\.0|\\[::1?])(?:[:/?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("(?:https?://|mailto:)\\S+", Pattern.CASE_INSENSITIVE);

    private final Path folder;
    private final String course;
    private final String lesson;

    Addresses(Path folder, String course, String lesson) {
        this.folder = folder;
        this.course = course;
        this.lesson = lesson;
    }

    Address of(String destination) {
        var local = LOCAL.matcher(destination);
        if (local.matches()) {
            return port(destination, local.group(1) == null ? 80 : Integer.parseInt(local.group(1)));
        }
        if (OTHER_LOCAL.matcher(destination).matches()) {
            return new Wrong("`" + destination + "` would be the reader's own computer.",
                    "Write `http://localhost:PORT/`, which leads to the lab.");
        }
        if (WEB.matcher(destination).matches()) {
            return new Web(destination);
        }
        if (SCHEME.matcher(destination).matches() || destination.startsWith("//")) {
            return new Wrong("`" + destination + "` is not an address that a lesson may use.",
                    "Use `https://…`, a heading (`#…`), another lesson or a file in `assets/`.");
        }
        return destination.startsWith("#") ? new Anchor(decoded(destination.substring(1))) : file(destination);
    }

    private static Address port(String url, int port) {
        return port >= 1 && port <= 65535 ? new Port(port, url)
                : new Wrong("There is no port " + port + ".", "Use a number from 1 to 65535.");
    }

    private Address file(String destination) {
        var end = destination.length();
        for (var mark : List.of("?", "#")) {
            end = destination.contains(mark) ? Math.min(end, destination.indexOf(mark)) : end;
        }
        var path = decoded(destination.substring(0, end));
        var fragment = destination.contains("#") ? decoded(destination.substring(destination.indexOf('#') + 1)) : "";
        var places = new ArrayDeque<>(List.of(course, lesson));
        for (var part : path.split("/+")) {
            if (part.equals("..") && places.pollLast() == null || path.startsWith("/")) {
                return new Wrong("`" + destination + "` leads out of the lessons.",
                        "Put the file into `assets/`, or write a whole address with `https://`.");
            }
            if (!part.equals("..") && !part.equals(".") && !part.isEmpty()) {
                places.add(part);
            }
        }
        return below(destination, List.copyOf(places), fragment);
    }

    private Address below(String destination, List<String> places, String fragment) {
        var inside = places.size() > 2 ? places.subList(2, places.size()) : List.<String> of();
        var page = inside.isEmpty() || inside.size() == 1 && LessonFolder.TEXTS.contains(inside.getFirst());
        if (places.size() >= 2 && page) {
            return new Page(places.get(0), places.get(1), encoded("/courses/" + places.get(0) + "/" + places.get(1),
                    fragment.isEmpty() ? null : Lesson.ANCHOR_PREFIX + fragment));
        }
        var own = places.size() > 2 && places.get(0).equals(course) && places.get(1).equals(lesson);
        if (own && inside.size() > 1 && inside.getFirst().equals(Assets.FOLDER)) {
            return asset(String.join("/", inside.subList(1, inside.size())));
        }
        if (own && inside.getFirst().equals("checks")) {
            return new Wrong("This link to a check is not a task.",
                    "Write `- [ ] [What to do](" + destination + ")` as an item of its own.");
        }
        return new Wrong("`" + destination + "` is not a file that a learner can open.",
                "Link to another lesson's folder, or put the file into this lesson's `assets/`.");
    }

    private Address asset(String path) {
        if (Assets.find(folder, path).isEmpty()) {
            return new Wrong("There is no file `assets/" + path + "`.", Nearest.suggest("assets/" + path, assets(),
                    "Put the file there."));
        }
        return new Asset(encoded("/courses/" + course + "/" + lesson + "/assets/" + path, null));
    }

    private List<String> assets() {
        try (var files = Files.walk(folder.resolve(Assets.FOLDER))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).limit(1000)
                    .map(file -> folder.relativize(file).toString()).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String encoded(String path, String fragment) {
        try {
            return new URI(null, null, path, fragment).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Every absolute path can be quoted: " + path, impossible);
        }
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }
}
