package dev.drydock.course;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path that a check looks at from outside the lab. */
final class EnginePath {

    /** Folders that live in the memory of one kind of lab or another, where its engine does not see what they hold. */
    private static final List<String> UNSEEN = List.of("/tmp", "/run", "/var/run", "/dev", "/proc", "/sys", "/srv/containers");
    private static final Pattern SHAPE = Pattern.compile("(/[^/\\p{Cntrl}]+)+");

    private EnginePath() {
    }

    /** The path without a slash at its end; absent, with a problem, where nobody could look. */
    static Optional<String> read(String key, String value, int line, Problems problems) {
        var path = value.length() > 1 && value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        if (!path.startsWith("/")) {
            problems.error(line, "`" + key + "` names `" + path + "`, which does not begin with `/`.",
                    "Write the whole path in the lab.");
        } else if (!SHAPE.matcher(path).matches() || (path + "/").contains("/../") || (path + "/").contains("/./")) {
            problems.error(line, "`" + key + "` names `" + path + "`, which is not the plain path of one thing.",
                    "Write it without `.`, `..` and doubled slashes; `/` alone is too much.");
        } else if (UNSEEN.stream().anyMatch(folder -> (path + "/").startsWith(folder + "/"))) {
            problems.error(line,
                    "`" + key + "` names `" + path + "`, which lies in the lab's memory, where its engine sees nothing.",
                    "Have the learner work elsewhere, or check it by a script inside the lab.");
        } else {
            return Optional.of(path);
        }
        return Optional.empty();
    }
}
