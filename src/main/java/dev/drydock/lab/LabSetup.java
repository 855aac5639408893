package dev.drydock.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import dev.drydock.course.LabFile;
import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.sandbox.ExecLimits;
import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.Program;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.SandboxRef;
import dev.drydock.sandbox.Sandboxes;

/**
 * Runs the scripts of a lab's peers, lays a lesson's files over it and runs its {@code setup.sh}, before the learner gets a
 * shell, and each step's own script
 * when the learner gets there.
 */
@ApplicationScoped
public class LabSetup {

    /** What a script may take on a host that does not say otherwise, see {@link LabConfig#setUpTime}. */
    public static final Duration USUAL_TIME = Duration.ofSeconds(60);

    private static final int LONGEST_OUTPUT = 65_536;
    private static final byte[] UNPACK = "exec tar -x -f - -C /\n".getBytes(StandardCharsets.UTF_8);
    private static final int FIRST_TERMINAL = 1;
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final Sandboxes sandboxes;
    private final ExecLimits limits;

    @Inject
    LabSetup(Sandboxes sandboxes, LabConfig config) {
        this(sandboxes, config.setUpTime());
    }

    /** @param time how long one script may take */
    public LabSetup(Sandboxes sandboxes, Duration time) {
        this.sandboxes = sandboxes;
        this.limits = new ExecLimits(time, LONGEST_OUTPUT);
    }

    /** The lesson's own part of a lab went wrong. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String script;
        private final String what;
        private final boolean late;
        private final String output;

        Failed(String script, String what, boolean late, String output) {
            super(script + " " + what + ": " + output);
            this.script = script;
            this.what = what;
            this.late = late;
            this.output = output;
        }

        /** What it asks for is more than its server gives. */
        static Failed refused(SandboxException.NotAllowed refusal) {
            return new Failed("lesson.md", "asks for " + refusal.wish() + ", which this server does not allow", false,
                    refusal.getMessage());
        }

        /** Its path in the lesson's folder. */
        public String script() {
            return script;
        }

        /** How it failed, in words that follow its name. */
        public String what() {
            return what;
        }

        /** Whether it was stopped for the time that it took. */
        public boolean late() {
            return late;
        }

        /** The last that it printed. */
        public String output() {
            return output;
        }
    }

    /** @throws Failed when a part of it is the lesson's own fault */
    public void prepare(SandboxRef lab, Lesson lesson) {
        if (!lesson.files().isEmpty() || lesson.setup().isPresent()) {
            // The shell that runs ahead has read what was there before; the learner's first one is to find what is laid here
            sandboxes.endTerminal(lab, FIRST_TERMINAL);
        }
        for (String peer : lesson.lab().map(LabSpec::peers).orElse(List.of())) {
            preparePeer(lab, lesson, peer);
        }
        try {
            if (!lesson.files().isEmpty()) {
                require("files/", sandboxes.exec(lab,
                        new Program("sh", List.of(), UNPACK, List.of(), archive(lesson.files())), limits));
            }
            if (lesson.setup().isPresent()) {
                require("setup.sh", sandboxes.setUp(lab, Files.readAllBytes(lesson.setup().get()), limits));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the script of a peer, which has just been started, where the lesson has one.
     *
     * @throws Failed when the script does
     */
    void preparePeer(SandboxRef lab, Lesson lesson, String peer) {
        Path script = lesson.peerSetups().get(peer);
        if (script == null) {
            return;
        }
        try {
            require("peers/" + script.getFileName(), sandboxes.setUpPeer(lab, peer, Files.readAllBytes(script), limits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the script of a step, where the lesson has one.
     *
     * @throws Failed when the script does
     */
    public void reach(SandboxRef lab, Lesson lesson, String step) {
        Path script = lesson.stepSetups().get(step);
        if (script == null) {
            return;
        }
        try {
            require("setup/" + script.getFileName(), sandboxes.setUp(lab, Files.readAllBytes(script), limits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(String script, ExecResult result) {
        if (result.exitCode() != 0) {
            throw new Failed(script, result.timedOut()
                    ? "took longer than " + IdleWatch.inWords(limits.time()) + " and was stopped"
                    : "ended with exit code " + result.exitCode(), result.timedOut(),
                    new String(result.err(), StandardCharsets.UTF_8).strip());
        }
    }

    private static byte[] archive(List<LabFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (LabFile file : files) {
                add(tar, file.target(), file.source(), file.executable() ? EXECUTABLE : PLAIN);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String target, Path source, int mode) throws IOException {
        byte[] content = Files.readAllBytes(source);
        TarArchiveEntry entry = new TarArchiveEntry(target.substring(1));
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
