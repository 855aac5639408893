package dev.drydock.sandbox;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.core.DefaultDockerClientConfig;

import io.smallrye.config.SmallRyeConfigBuilder;

/** What engines without a limit, a filter or a wall answer; there is none of them on the machines of this project. */
class RequirementsTest {

    private static final String GIVES_ALL = """
            {"MemoryLimit": true, "CpuCfsQuota": true, "PidsLimit": true, "SecurityOptions": ["name=seccomp,profile=default"]}""";

    private static Requirements accepting(String... names) {
        return new Requirements(new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SandboxConfig.class)
                .withDefaultValues(names.length == 0 ? Map.of() : Map.of("drydock.sandbox.accept", String.join(",", names)))
                .build().getConfigMapping(SandboxConfig.class));
    }

    private static List<String> missing(Requirements requirements, String info) throws JsonProcessingException {
        return requirements.missing(DefaultDockerClientConfig.createDefaultConfigBuilder().build().getObjectMapper()
                .readValue(info, Info.class));
    }

    private static ExecResult prints(String interfaces) {
        return new ExecResult(0, false, (interfaces + "\n").getBytes(StandardCharsets.UTF_8), new byte[0], Duration.ZERO);
    }

    @Test
    void anEngineThatGivesAllLacksNothing() throws JsonProcessingException {
        assertThat(missing(accepting(), GIVES_ALL), empty());
    }

    @Test
    void eachLimitAndTheFilterAreMissedByName() throws JsonProcessingException {
        assertThat(missing(accepting(), "{}"), contains(containsString("(memory)"), containsString("(cpu)"),
                containsString("(tasks)"), containsString("(seccomp)")));
        assertThat(missing(accepting(), GIVES_ALL.replace("\"PidsLimit\": true", "\"PidsLimit\": false")),
                contains(containsString("(tasks)")));
    }

    @Test
    void whatTheOperatorAcceptsByNameIsNotMissed() throws JsonProcessingException {
        assertThat(missing(accepting("cpu", "seccomp"), "{}"), contains(containsString("(memory)"), containsString("(tasks)")));
    }

    @Test
    void labsAreRefusedAsLongAsSomethingIsMissing() {
        Requirements requirements = accepting();
        Capabilities weak = new Capabilities("an engine", List.of("a memory limit for each lab (memory)"), false, "overlay2",
                "1");
        assertThrows(SandboxException.Unsupported.class, () -> requirements.demand(() -> weak));
        assertThrows(SandboxException.Unsupported.class, () -> requirements.demand(() -> weak));
        assertDoesNotThrow(() -> requirements.demand(() -> new Capabilities("an engine", List.of(), false, "overlay2", "1")));
    }

    @Test
    void aLabThatSeesMoreThanItselfIsRefusedAndSoIsTheNext() {
        Requirements requirements = accepting();
        var refused = assertThrows(SandboxException.Unsupported.class,
                () -> requirements.demandIsolation((_, _) -> prints("eth0 lo")));
        assertThat(refused.getMessage(), containsString("(network): a lab saw eth0 lo"));
        assertThrows(SandboxException.Unsupported.class, () -> requirements.demandIsolation((_, _) -> prints("eth0 lo")));
        assertDoesNotThrow(() -> requirements.demandIsolation((_, _) -> prints("lo")));
    }

    @Test
    void aLabThatCannotBeLookedIntoIsRefused() {
        ExecResult ended = new ExecResult(127, false, new byte[0], new byte[0], Duration.ZERO);
        assertThrows(SandboxException.Unsupported.class, () -> accepting().demandIsolation((_, _) -> ended));
    }

    @Test
    void anAcceptedNetworkIsNotLookedFor() {
        assertDoesNotThrow(() -> accepting("network").demandIsolation((_, _) -> prints("eth0 lo")));
    }
}
