package dev.drydock.grading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

import dev.drydock.course.Assertion;
import dev.drydock.sandbox.Outside;
import dev.drydock.sandbox.SeenChange;
import dev.drydock.sandbox.SeenFile;
import dev.drydock.sandbox.SeenProcess;

/**
 * Compares what an author states with what the engine sees. What cannot be known, because the learner made it too large to look
 * through, never holds: neither that something is there nor that it is not.
 */
final class Facts {

    /**
     * What came of one statement.
     *
     * @param learner what the learner reads where the author says nothing: it must not give the answer away
     * @param evidence what was looked at and what was found
     */
    record Finding(boolean holds, String learner, String evidence) {
    }

    private static final int MOST_NAMED = 10;

    private final Outside lab;
    private List<SeenProcess> processes;
    private List<SeenChange> changes;
    private SortedSet<Integer> ports;

    Facts(Outside lab) {
        this.lab = lab;
    }

    Finding look(Assertion stated) {
        return switch (stated) {
            case Assertion.Process process -> process(process);
            case Assertion.File file -> file(file);
            case Assertion.Changed changed -> changed(changed);
            case Assertion.Port port -> port(port);
        };
    }

    private Finding process(Assertion.Process stated) {
        processes = processes == null ? lab.processes() : processes;
        List<SeenProcess> found = processes.stream().filter(it -> !it.ended() && runs(it.command(), stated.command())).toList();
        boolean so = stated.count().isPresent() ? found.size() == stated.count().getAsInt() : !found.isEmpty();
        return finding(so, stated, found.isEmpty() ? "The process that this asks for does not run."
                : "The process that this asks for does not run as often as it should.",
                "process " + stated.command() + " among " + processes.size() + ": " + found.size() + " found"
                        + named(found.stream().map(it -> it.pid() + " " + it.command()).toList()));
    }

    /** Compares word by word; the program counts without its folder, and without what some add to their name. */
    static boolean runs(String command, String stated) {
        String[] words = command.strip().split("\\s+");
        String[] wanted = stated.split(" ");
        String program = words[0].substring(words[0].lastIndexOf('/') + 1).replaceFirst("^-", "").replaceFirst(":$", "");
        if (wanted.length > words.length || !program.equals(wanted[0])) {
            return false;
        }
        for (int i = 1; i < wanted.length; i++) {
            if (!words[i].equals(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    private Finding file(Assertion.File stated) {
        Optional<SeenFile> seen = lab.file(stated.path());
        String evidence = "file " + stated.path() + ": " + seen.map(Facts::described).orElse("not there");
        if (seen.isPresent() && stated.contains().isPresent() && seen.get().type() == SeenFile.Type.FILE
                && seen.get().content().isEmpty()) {
            return new Finding(false, stated.path() + " is too large to look through.", evidence);
        }
        return finding(seen.filter(it -> isAsStated(it, stated)).isPresent(), stated,
                "The file that this asks for is not there, or not as it should be.", evidence);
    }

    private static boolean isAsStated(SeenFile seen, Assertion.File stated) {
        boolean type = stated.type().isEmpty() || switch (stated.type().get()) {
            case FILE -> seen.type() == SeenFile.Type.FILE;
            case FOLDER -> seen.type() == SeenFile.Type.FOLDER;
            case LINK -> seen.link();
        };
        boolean mode = stated.mode().isEmpty() || stated.mode().getAsInt() == seen.mode();
        boolean content = stated.contains().isEmpty()
                || seen.content().filter(it -> it.contains(stated.contains().get())).isPresent();
        return type && mode && content;
    }

    private static String described(SeenFile seen) {
        return (seen.link() ? "a link to " + seen.path() + ", " : "") + seen.type().name().toLowerCase(Locale.ROOT)
                + " of mode " + Integer.toOctalString(seen.mode()) + ", " + seen.size() + " bytes"
                + seen.content().map(it -> ": " + it.substring(0, Math.min(it.length(), 1000))).orElse("");
    }

    private Finding changed(Assertion.Changed stated) {
        changes = changes == null ? lab.changes() : changes;
        List<SeenChange> found = changes.stream().filter(it -> concerns(it, stated.path())
                && (stated.how().isEmpty() || it.kind().name().equals(stated.how().get().name()))).toList();
        return finding(!found.isEmpty(), stated, "Nothing was changed where this looks, or not as it should be.",
                "changed " + stated.path() + " among " + changes.size() + ": " + found.size() + " found"
                        + named(found.stream().map(it -> it.kind() + " " + it.path()).toList()));
    }

    /** Of what was deleted the engine names the topmost folder alone. */
    private static boolean concerns(SeenChange change, String path) {
        return (change.path() + "/").startsWith(path + "/")
                || change.kind() == SeenChange.Kind.DELETED && (path + "/").startsWith(change.path() + "/");
    }

    private Finding port(Assertion.Port stated) {
        ports = ports == null ? lab.listening() : ports;
        return finding(ports.contains(stated.number()), stated, "Nothing listens on the port that this asks for.",
                "port " + stated.number() + ": listening are " + named(ports.stream().map(Object::toString).toList()));
    }

    private static Finding finding(boolean so, Assertion stated, String missing, String evidence) {
        return new Finding(so == stated.expected(), stated.expected() ? missing : "Something is there that should not be.",
                evidence + (stated.expected() ? "" : " (expected: absent)"));
    }

    private static String named(List<String> all) {
        String first = String.join("; ", all.subList(0, Math.min(all.size(), MOST_NAMED)));
        return all.isEmpty() ? "" : " (" + first + (all.size() > MOST_NAMED ? "; …" : "") + ")";
    }
}
