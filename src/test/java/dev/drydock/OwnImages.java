package dev.drydock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import com.github.dockerjava.api.DockerClient;

/** Lab images under names of a test's own, so that one of them may be missing or not as it ought to be. */
final class OwnImages implements AutoCloseable {

    private final DockerClient engine = LabContainers.connect();
    private final String prefix = "drydock-test-" + UUID.randomUUID().toString().substring(0, 8) + "/";
    private final List<String> made = new ArrayList<>();

    /** @param names of those that are as they are */
    OwnImages(String... names) {
        for (String name : names) {
            engine.tagImageCmd("drydock/" + name, prefix + name, "latest").exec();
            made.add(prefix + name);
        }
    }

    /** For {@code drydock.sandbox.image-prefix}. */
    String prefix() {
        return prefix;
    }

    /** An image with one program more than another one has. */
    void add(String name, String from, String path, String program) throws IOException {
        String container = engine.createContainerCmd("drydock/" + from).exec().getId();
        try {
            engine.copyArchiveToContainerCmd(container).withRemotePath("/")
                    .withTarInputStream(new ByteArrayInputStream(archive(path, program))).exec();
            engine.commitCmd(container).withRepository(prefix + name).withTag("latest").exec();
            made.add(prefix + name);
        } finally {
            engine.removeContainerCmd(container).exec();
        }
    }

    private static byte[] archive(String path, String program) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] content = program.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(path);
            entry.setSize(content.length);
            entry.setMode(0755);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        made.forEach(image -> engine.removeImageCmd(image + ":latest").exec());
    }
}
