package dev.drydock.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A lab as its engine sees it from the host's side. Nothing that the learner installed is executed, and nothing of what looks
 * is
 * visible in the lab, but for its connections to the lab's ports. Whatever a lab holds, each answer is bounded in size and
 * time.
 * Failures are {@link SandboxException}s, and the two below.
 */
public interface Outside {

    /** The lab's processes, by the numbers that they have on the host. Names and arguments are what they say of themselves. */
    List<SeenProcess> processes();

    /**
     * What lies at a path; links are followed as the lab follows them, and never out of it. Absent where nothing is.
     *
     * @throws Unseen where the path lies in the lab's memory, of which the engine knows nothing
     */
    Optional<SeenFile> file(String path);

    /** Every path that differs from the lab's image, volumes and memory left out. */
    List<SeenChange> changes();

    /** The TCP ports on which something of the lab listens, on whatever address. */
    SortedSet<Integer> listening();

    /**
     * Runs a program of ours in an inspector: a container with the toolbox's programs, no right at all, and nothing in common
     * with
     * the lab but the network. Copies of what it reads lie below {@code /lab}, at most 16 MiB of files, folders and links, all
     * of
     * them readable; links that lead out of the lab's root lead back into {@code /lab}. {@code /lab/.ps} lists the processes.
     * The
     * inspector is gone when this returns.
     *
     * @param reads absolute paths of the lab; what is not there is left out
     */
    ExecResult run(Program program, List<String> reads, ExecLimits limits);

    /** Somebody asked for a path of which the engine knows nothing: the author's mistake. */
    final class Unseen extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unseen(String path) {
            super(path + " lies in the lab's memory, where its engine sees nothing");
        }
    }

    /** There is more, or it leads further, than anybody looks at: the learner's doing. The message is a sentence for them. */
    final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooMuch(String sentence) {
            super(sentence);
        }
    }
}
