package dev.drydock.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.runtime.Startup;

import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.lab.Labs;
import dev.drydock.sandbox.Printed;
import dev.drydock.sandbox.PrintedOutput;
import dev.drydock.sandbox.Sandboxes;

/** Writes down what terminals print: one thread for all labs, which gathers a moment's output before it writes. */
@Startup
@ApplicationScoped
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final String FULL = "The recording of this lab is full and ends here.";
    /** What is left for saying so, in every terminal. */
    private static final long RESERVE = 8 * 256;

    private final RecordingConfig config;
    private final Labs labs;
    private final PrintedOutput printed;
    private final Map<String, Tape> tapes = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread writer = Thread.ofPlatform().name("recorder").daemon().unstarted(this::write);

    Recorder(RecordingConfig config, Labs labs, Sandboxes sandboxes) {
        this.config = config;
        this.labs = labs;
        this.printed = sandboxes.printed();
        if (config.enabled()) {
            printed.follow();
            writer.start();
        }
    }

    /** The recordings of a lab that are being made. */
    private final class Tape {

        private final LabFolder folder;
        private final String title;
        private final Map<Integer, CastFile> terminals = new HashMap<>();
        private boolean full;

        Tape(Lab lab) {
            this.folder = LabFolder.of(config.folder(), lab.id());
            this.title = lab.course() + "/" + lab.lesson();
            this.full = folder.isFull();
        }

        CastFile terminal(int n) throws IOException {
            CastFile known = terminals.get(n);
            if (known == null) {
                known = new CastFile(folder.path(), n, config.bytes());
                terminals.put(n, known);
            }
            return known;
        }

        String title(int terminal) {
            return title + ", terminal " + terminal;
        }
    }

    private void write() {
        while (!Thread.interrupted()) {
            try {
                var events = printed.take();
                lock.lock();
                try {
                    Set<String> touched = new LinkedHashSet<>();
                    for (Printed event : events) {
                        guarded(event.lab(), () -> follow(event, touched));
                    }
                    touched.forEach(lab -> guarded(lab, () -> flush(lab)));
                } finally {
                    lock.unlock();
                }
                Thread.sleep(config.gather());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    /** A recording that fails ends; the others go on. */
    private void guarded(String lab, Step step) {
        try {
            step.take();
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "Lab %s is not recorded any more", lab);
            tapes.remove(lab);
            printed.ignore(lab);
        }
    }

    private void follow(Printed event, Set<String> touched) throws IOException {
        switch (event) {
            case Printed.Opened opened -> {
                Optional<Tape> tape = tapeOf(opened.lab());
                if (tape.isPresent()) {
                    CastFile terminal = tape.get().terminal(opened.terminal());
                    if (opened.isNew() || terminal.isBeyond(opened.end())) {
                        terminal.anew();
                        touched.add(opened.lab());
                    }
                }
            }
            case Printed.Resized(String lab, int n, var size, Instant at) -> {
                Optional<Tape> tape = tapeOf(lab);
                if (tape.isPresent()) {
                    tape.get().terminal(n).resized(size, at);
                    touched.add(lab);
                }
            }
            case Printed.Bytes(String lab, int n, long offset, byte[] bytes, Instant at) -> {
                Optional<Tape> tape = tapeOf(lab);
                if (tape.isPresent() && !tape.get().full) {
                    tape.get().terminal(n).printed(offset, bytes, at, tape.get().title(n));
                    touched.add(lab);
                }
            }
            case Printed.Gone(String lab) -> gone(lab);
        }
    }

    private void gone(String lab) throws IOException {
        Tape tape = tapes.get(lab);
        boolean ended = hasEnded(lab);
        // Erased already: its last words make no new file
        if (tape != null && (!ended || Files.isDirectory(tape.folder.path()))) {
            tape.terminals.values().forEach(CastFile::anew);
            flush(lab);
        }
        if (ended) {
            tapes.remove(lab);
            printed.listen(lab);
        }
    }

    private boolean hasEnded(String lab) {
        return labs.find(lab).filter(it -> it.state() != LabState.ENDED).isEmpty();
    }

    private Optional<Tape> tapeOf(String lab) {
        Tape known = tapes.get(lab);
        if (known != null) {
            return Optional.of(known);
        }
        // Nobody's lab, as one that waits for somebody, is nobody's recording
        Optional<Tape> made = labs.find(lab).filter(it -> it.state() != LabState.ENDED).map(Tape::new);
        made.ifPresentOrElse(tape -> tapes.put(lab, tape), () -> printed.ignore(lab));
        return made;
    }

    private void flush(String lab) throws IOException {
        Tape tape = tapes.get(lab);
        if (tape == null || tape.full) {
            return;
        }
        boolean fits = true;
        tape.folder.make();
        for (CastFile terminal : tape.terminals.values()) {
            fits &= terminal.write(config.bytes() - RESERVE - tape.folder.size());
        }
        if (!fits) {
            for (CastFile terminal : tape.terminals.values()) {
                terminal.say(FULL, Instant.now());
                terminal.write(RESERVE);
                terminal.leave();
            }
            tape.folder.markFull();
            tape.full = true;
            printed.ignore(lab);
        }
    }

    /** Removes what was recorded so far; a lab that goes on is recorded from here on. */
    void erase(String lab) {
        lock.lock();
        try {
            LabFolder.of(config.folder(), lab).erase();
            Tape tape = tapes.get(lab);
            if (hasEnded(lab)) {
                // What it printed last may still wait to be recorded, and is not to begin another file
                tapes.remove(lab);
            } else if (tape != null) {
                tape.full = false;
                tape.terminals.values().forEach(CastFile::leave);
            }
            printed.listen(lab);
        } catch (UncheckedIOException e) {
            LOG.errorf(e, "The recordings of lab %s could not be erased; it is tried again", lab);
        } finally {
            lock.unlock();
        }
    }

    @PreDestroy
    void end() {
        writer.interrupt();
    }
}
