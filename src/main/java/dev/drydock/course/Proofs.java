package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    private final Path folder;

    @Inject
    public Proofs(@ConfigProperty(name = "drydock.data", defaultValue = "data") Path data) {
        folder = data.toAbsolutePath().normalize().resolve("proofs");
    }

    /**
     * @param image what tells the build of the lab's image from every other one; empty without a lab
     * @return empty for a lesson that was not tested since it became what it is
     */
    public Optional<Proof> of(Lesson lesson, String image) {
        try {
            var json = JSON.readTree(Files.readString(file(lesson, image)));
            var failures = Arrays.asList(JSON.convertValue(json.path("failures"), String[].class));
            return Optional.of(new Proof(json.path("lesson").asText(), json.path("held").asBoolean(),
                    Instant.parse(json.path("at").asText()), failures));
        } catch (NoSuchFileException untested) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf("The proof of %s/%s cannot be read and counts as none: %s", lesson.course(), lesson.id(), unreadable);
            return Optional.empty();
        }
    }

    /** In place of an earlier one of the same state. */
    public void keep(Lesson lesson, String image, Proof proof) {
        ObjectNode json = JSON.createObjectNode().put("lesson", proof.lesson()).put("held", proof.held()).put("at",
                proof.at().toString());
        json.putPOJO("failures", proof.failures());
        try {
            Files.createDirectories(folder);
            // A server may read at any moment, and must never see half a file
            var draft = Files.createTempFile(folder, "proof", ".new");
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
            Files.move(draft, file(lesson, image), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unable) {
            throw new UncheckedIOException("What the test came to cannot be kept in " + folder, unable);
        }
    }

    private Path file(Lesson lesson, String image) {
        return folder.resolve(new Digest().add(lesson.course()).add(lesson.id()).add(lesson.hash()).add(image).hex() + ".json");
    }
}
