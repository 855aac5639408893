package dev.drydock.course;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import dev.drydock.course.LabSpec.Network;

/**
 * What a lesson says about itself between two lines of {@code ---} at its very top:
 *
 * <pre>
 * title: Keep data in a volume       (the only one that is required)
 * summary: Data outlives the container that wrote it.
 * minutes: 15
 * level: beginner
 * tags: [volumes, storage]
 * lab:                               (without it the lesson is only read)
 *   image: builder                   (default: base)
 *   start: docker info               (typed visibly when the lab is ready)
 *   gate: true                       (a step opens when the tasks before it have passed)
 *   network: none                    (none, peers, internet)
 *   peers: [web, db]                 (containers of the same image that the lab reaches by these names)
 *   memory: 512m
 *   minutes: 60
 *   runtime: runsc
 * </pre>
 */
record FrontMatter(Optional<String> title, String summary, OptionalInt minutes, String level, List<String> tags,
        Optional<LabSpec> lab) {

    static final List<String> KEYS = List.of("title", "summary", "minutes", "level", "tags", "lab.image",
            "lab.start", "lab.gate", "lab.network", "lab.peers", "lab.memory", "lab.minutes", "lab.runtime");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,60}");
    private static final Pattern MEMORY = Pattern.compile("([1-9]\\d{0,8})\\s*([kmg]?)(i?b)?", Pattern.CASE_INSENSITIVE);
    private static final FrontMatter NONE = new FrontMatter(Optional.empty(), "", OptionalInt.empty(), "", List.of(),
            Optional.empty());
    private static final int A_DAY = 24 * 60;
    // No host has more than a tebibyte to give: such a number is a slip of the hand
    private static final long MOST_MEMORY = 1L << 40;

    /** A lesson's file in two: its front matter, and the body that starts after so many lines. */
    record Parts(FrontMatter front, String body, int linesBefore) {
    }

    static Parts split(String text, Problems problems) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
            problems.error(1, "The lesson has no front matter, and so no title.",
                    "Begin the file with three lines: `---`, `title: …`, `---`.");
            return new Parts(NONE, text, 0);
        }
        for (var i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals("---")) {
                // The first line is left in as an empty one, so that YAML counts lines as the author does.
                var yaml = "\n" + String.join("\n", lines.subList(1, i));
                return new Parts(read(yaml, problems), String.join("\n", lines.subList(i + 1, lines.size())), i + 1);
            }
        }
        problems.error(1, "The front matter never ends.", "Put a line `---` after its last key.");
        return new Parts(NONE, "", 0);
    }

    private static FrontMatter read(String yaml, Problems problems) {
        var keys = Keys.read(yaml, KEYS, problems);
        if (keys.lacks("title")) {
            problems.error(1, "The lesson has no title.", "Add a line `title: …` to the front matter.");
        }
        return new FrontMatter(keys.text("title"), keys.text("summary").orElse(""), keys.number("minutes", 1, A_DAY),
                keys.text("level").orElse(""), keys.words("tags"), keys.keys("lab").map(FrontMatter::lab));
    }

    private static LabSpec lab(Keys keys) {
        var minutes = keys.number("minutes", 1, A_DAY);
        var memory = keys.value("memory", FrontMatter::bytes, "Write a number with `m` or `g`, as in `512m`.");
        var image = keys.text("image", NAME, "Name a folder of `lab-images`, as in `base`.").orElse("base");
        var network = keys.value("network", FrontMatter::network, "Write `none`, `peers` or `internet`.");
        return new LabSpec(
                image,
                keys.text("start"),
                keys.yes("gate"),
                network.orElse(Network.NONE),
                network.isEmpty() && !keys.lacks("network") ? List.of() : Peers.read(keys, image, network.orElse(Network.NONE)),
                memory.map(OptionalLong::of).orElse(OptionalLong.empty()),
                minutes.isPresent() ? Optional.of(Duration.ofMinutes(minutes.getAsInt())) : Optional.empty(),
                keys.text("runtime", NAME, "Name a runtime of the container engine, as in `runsc`."));
    }

    private static Network network(String text) {
        return switch (text) {
            case "none" -> Network.NONE;
            case "peers" -> Network.PEERS;
            case "internet" -> Network.INTERNET;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long bytes(String text) {
        var size = MEMORY.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException(text);
        }
        var shift = switch (size.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        var bytes = Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift);
        if (bytes > MOST_MEMORY) {
            throw new IllegalArgumentException(text);
        }
        return bytes;
    }
}
