package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What a host reads in docker-compose.yml holds, whichever Compose reads it. */
class ComposeTest {

    private static final Path FILE = Path.of("docker-compose.yml");
    private static final Map<String, String> SETTINGS = Map.of("DRYDOCK_ENGINE_GROUP", "999", "DRYDOCK_DATABASE_PASSWORD",
            "not-in-the-file");

    @TempDir
    Path folder;

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(FILE));
        return (Map<String, Map<String, Object>>) file.get("services");
    }

    @Test
    void itIsForTrustedHostsOnlyAndSaysSo() throws IOException {
        assertTrue(Files.readString(FILE).contains("TRUSTED HOSTS ONLY"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "server", "database" })
    void everyServiceComesBackAndHoldsNoMoreThanItNeeds(String name) throws IOException {
        var service = services().get(name);

        assertEquals("unless-stopped", service.get("restart"));
        assertEquals(List.of("ALL"), service.get("cap_drop"));
        assertEquals(List.of("no-new-privileges:true"), service.get("security_opt"));
        assertFalse(service.containsKey("privileged") || service.containsKey("user"));
    }

    @Test
    void nobodyRunsAsRootAndEverybodySaysHowTheyAre() throws IOException {
        String[] stages = Files.readString(Path.of("Dockerfile")).split("\nFROM ");

        for (String stage : List.of(stages[1], stages[2])) {
            assertTrue(stage.matches("(?s).*\nUSER (postgres|drydock)\n.*") && stage.contains("\nHEALTHCHECK "), stage);
        }
    }

    @Test
    void withoutItsSettingsTheFileIsValidAndKnowsNoPassword() throws Exception {
        String read = compose(Map.of());

        assertTrue(read.contains("POSTGRES_PASSWORD: ''") || read.contains("POSTGRES_PASSWORD: \"\""), read);
    }

    @ParameterizedTest
    @ValueSource(strings = { "database-server", "server-start" })
    void withoutAPasswordNeitherContainerRuns(String program) throws Exception {
        var builder = new ProcessBuilder("sh", "launcher/" + program).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.contains("PASSWORD"));
        Process process = builder.start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        assertTrue(said.contains("no password") && said.contains("./drydock image"), said);
    }

    @Test
    void whatTheFilesOfTheImagesCopyIsPacked() throws IOException {
        String packed = Files.readString(Path.of("launcher/server-image.sh"));

        Files.readAllLines(Path.of("Dockerfile")).stream().filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ")[1]).forEach(copied -> assertTrue(packed.contains(" " + copied + " "), copied));
    }

    @Test
    void composeTakesTheFile() throws Exception {
        String read = compose(SETTINGS);

        assertTrue(read.contains("not-in-the-file") && read.contains("service_healthy"), read);
    }

    /** By the standalone program or by the client's plugin, whichever is here. */
    private String compose(Map<String, String> settings) throws Exception {
        // Elsewhere, so that settings which lie beside the file are not read
        Path file = Files.copy(FILE, folder.resolve("docker-compose.yml"));
        var program = Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(command -> answers(command)).findFirst();
        assumeTrue(program.isPresent(), "no Compose on this machine");
        List<String> command = Stream.concat(program.get().stream(), Stream.of("-f", file.toString(), "config")).toList();
        File out = folder.resolve("out").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out);
        builder.environment().keySet().removeIf(name -> name.startsWith("DRYDOCK_"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String said = Files.readString(out.toPath());
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private static boolean answers(List<String> command) {
        try {
            return new ProcessBuilder(Stream.concat(command.stream(), Stream.of("version")).toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
