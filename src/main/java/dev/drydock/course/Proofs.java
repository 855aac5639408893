package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Which lessons were tested as they are now, and what came of it: a small file for each state of a lesson's folder and of its
 * lab's image, in {@code proofs} of the data folder. The test writes them while a server reads them; an edited lesson has
 * another
 * name there, and so is untested until the next test.
 */
@ApplicationScoped
public class Proofs {

    private static final Logger LOG = Logger.getLogger(Proofs.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".json";

    /** A file system's clock ticks in milliseconds: what was written just after a look may carry the same time. */
    private static final Duration UNSURE = Duration.ofSeconds(1);
    /** An author may go back to an earlier state; further back than this, the lesson is tested again. */
    private static final int MOST_KEPT = 20;

    private final Path folder;
    private volatile Known known = new Known(FileTime.fromMillis(0), false, Map.of());

    /** All proofs by file name, as they were when the folder had changed last. */
    private record Known(FileTime changed, boolean sure, Map<String, Proof> proofs) {
    }

    @Inject
    public Proofs(@ConfigProperty(name = "drydock.data", defaultValue = "data") Path data) {
        folder = data.toAbsolutePath().normalize().resolve("proofs");
    }

    /**
     * @param image what tells the build of the lab's image from every other one; empty without a lab
     * @return empty for a lesson that was not tested since it became what it is
     */
    public Optional<Proof> of(Lesson lesson, String image) {
        return Optional.ofNullable(all().get(name(lesson, image)));
    }

    private Map<String, Proof> all() {
        try {
            var changed = Files.getLastModifiedTime(folder);
            var now = known;
            if (!now.sure || !now.changed.equals(changed)) {
                var sure = changed.toInstant().plus(UNSURE).isBefore(Instant.now());
                now = new Known(changed, sure, read());
                known = now;
            }
            return now.proofs;
        } catch (NoSuchFileException noneYet) {
            return Map.of();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warnf("What lessons' tests came to cannot be read: %s", unreadable);
            return known.proofs;
        }
    }

    private Map<String, Proof> read() throws IOException {
        Map<String, Proof> proofs = new HashMap<>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                read(file).ifPresent(proof -> proofs.put(file.getFileName().toString(), proof));
            }
        }
        return proofs;
    }

    private static Optional<Proof> read(Path file) {
        try {
            var json = JSON.readTree(Files.readString(file));
            var failures = Arrays.asList(JSON.convertValue(json.path("failures"), String[].class));
            return Optional.of(new Proof(json.path("lesson").asText(), json.path("held").asBoolean(),
                    Instant.parse(json.path("at").asText()), failures));
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf("The proof %s cannot be read and counts as none: %s", file, unreadable);
            return Optional.empty();
        }
    }

    /** In place of an earlier one of the same state. */
    public void keep(Lesson lesson, String image, Proof proof) {
        var json = JSON.createObjectNode().put("lesson", proof.lesson()).put("held", proof.held())
                .put("at", proof.at().toString());
        json.putPOJO("failures", proof.failures());
        try {
            Files.createDirectories(folder);
            // A server may read at any moment, and must never see half a file
            var draft = Files.createTempFile(folder, "proof", ".new");
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
            Files.move(draft, folder.resolve(name(lesson, image)), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            forgetOldest(proof.lesson());
        } catch (IOException unable) {
            throw new UncheckedIOException("What the test came to cannot be kept in " + folder, unable);
        }
    }

    private void forgetOldest(String lesson) throws IOException {
        var oldest = read().entrySet().stream().filter(kept -> kept.getValue().lesson().equals(lesson))
                .sorted(Comparator.comparing((Map.Entry<String, Proof> kept) -> kept.getValue().at()).reversed())
                .skip(MOST_KEPT).map(Map.Entry::getKey).toList();
        for (var file : oldest) {
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    private static String name(Lesson lesson, String image) {
        return new Digest().add(lesson.course()).add(lesson.id()).add(lesson.hash()).add(image).hex() + SUFFIX;
    }
}
