package dev.drydock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;

/** What a lab may do and what it gets, as its image's label {@value #LABEL} names it. */
interface LabProfile {

    String LABEL = "dev.drydock.profile";
    long MIB = 1024 * 1024;
    /** The kernel counts them by user, whom labs share on the host: one lab took what there was for all. */
    Ulimit NO_MESSAGE_QUEUES = new Ulimit("msgqueue", 0L, 0L);

    /**
     * Who the supervisor, the shells and the checks are, by number: a name would be looked up in a file that the learner
     * writes.
     */
    String user();

    /** Where shells start. */
    String home();

    /** The limit on its memory, in bytes. */
    long memory();

    /**
     * Whether its labs may be connected to a network: the others reach parts of the shared kernel that must not be reached over
     * one as well.
     */
    default boolean mayHaveNetwork() {
        return false;
    }

    /** How what lies in the lab's memory is kept while the lab is stopped. */
    KeptFiles keptFiles();

    /**
     * Everything about the container that is the host's to decide, mounts of shared volumes included.
     *
     * @param labels of the lab, for the volumes that are its own
     */
    HostConfig hostConfig(Map<String, String> labels);

    static String seccomp(String name) {
        return "seccomp=" + resource(name);
    }

    static String resource(String name) {
        try (InputStream in = LabProfile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
