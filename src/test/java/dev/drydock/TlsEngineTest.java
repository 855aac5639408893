package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that a lab is for, through an engine that is reached by TCP with TLS. */
@Tag(RunningDrydock.TAG)
class TlsEngineTest {

    private static TlsEngine engine;
    private static Server server;

    private Guest guest;

    @BeforeAll
    static void startEngineAndServer() throws Exception {
        assumeTrue(TlsEngine.canRun(), "a second engine needs root and dockerd");
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        engine = TlsEngine.start();
        server = Server.start(
                Stream.concat(engine.settings().stream(), Stream.of("drydock.lab.pool.least=0", "drydock.lab.pool.most=0"))
                        .toList(),
                List.of(Path.of("src/test/resources/lessons")));
    }

    @AfterAll
    static void endServerAndEngine() throws Exception {
        if (server != null) {
            server.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    void newLearner() {
        guest = Guest.of(server);
    }

    @AfterEach
    void leave() {
        guest.endLabs();
    }

    @Test
    void aTerminalReplaysItsOutputTakesSizesAndOutlivesTheServer() {
        String lab = guest.lab();
        assertTrue(engine.labs().contains(lab), "the lab is on this engine");
        byte[] seen;
        String shell;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            shell = terminal.run("echo $$");
            terminal.run("seq 1 2000");
            terminal.resize(123, 45);
            Eventually.is("45 123\r\n", () -> terminal.run("stty size"));
            seen = terminal.bytes();
        }
        try (TerminalWindow again = guest.terminal(lab, 1)) {
            await().until(() -> again.received() >= seen.length);
            assertArrayEquals(seen, Arrays.copyOf(again.bytes(), seen.length));
        }
        server.killAndStartAgain();
        try (TerminalWindow again = guest.terminal(lab, 1)) {
            assertEquals(shell, again.run("echo $$"));
        }
    }

    @Test
    void aFloodArrivesWholeAndControlCEndsOne() {
        String numbers = IntStream.rangeClosed(1, 300_000).mapToObj(n -> n + "\r\n").collect(Collectors.joining());
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1); TerminalWindow other = guest.terminal(lab, 2)) {
            assertEquals(numbers, terminal.run("seq 300000"));
            terminal.type("yes 'a flood'\n");
            terminal.awaitOutput("a flood\r\na flood\r\n");
            assertEquals("beside it\r\n", other.run("echo beside it"));
            terminal.type("\u0003");
            assertEquals("after\r\n", terminal.run("echo after"));
        }
    }

    @Test
    void aWindowThatNeverAcknowledgesGetsItsCreditAndNoMore() {
        String lab = guest.lab();
        try (TerminalWindow stalled = TerminalWindow.openStalled(guest, "/api/labs/" + lab + "/terminals/1")) {
            stalled.type("yes\n");
            await().until(() -> stalled.received() >= 262_144);
            await().during(Duration.ofSeconds(1)).until(() -> stalled.received() == 262_144);
            stalled.type("\u0003");
        }
    }

    @Test
    void aLargePasteArrivesWhole() {
        String lab = guest.lab();
        String paste = IntStream.rangeClosed(1, 60_000).mapToObj(n -> n + "\n").collect(Collectors.joining());
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("stty -echo; echo 're'ady; cat > /root/paste\n");
            terminal.awaitOutput("ready\r\n");
            byte[] bytes = paste.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += 65_536) {
                terminal.type(Arrays.copyOfRange(bytes, from, Math.min(from + 65_536, bytes.length)));
            }
            terminal.type("\u0004");
            assertEquals("same\r\n", terminal.run("seq 60000 | cmp - /root/paste && echo same"));
        }
    }

    @Test
    void everyKindOfCheckSeesWhatTheLearnerDid() {
        String lab = guest.lab(GradingTest.COURSE, GradingTest.STANDARD);
        List<String> tasks = guest.get("/api/courses").jsonPath()
                .getList("find { it.id == 'graders' }.lessons.find { it.id == '01-standard' }.tasks.id");
        for (String task : tasks) {
            guest.check(lab, task).then().statusCode(200).body("outcome", equalTo("not-yet"));
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("cd /root");
            GradingTest.STANDARD_WORK.lines().forEach(terminal::run);
        }
        for (String task : tasks) {
            Eventually.is("passed", () -> guest.check(lab, task).path("outcome"));
        }
    }

    @Test
    void thePortsOfALabAreServed() {
        String lab = guest.lab("servers", "01-preview");
        String template = guest.get("/api/labs/{lab}", lab).path("preview");
        String host = URI.create(template.replace("{port}", "8000")).getAuthority();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("(python3 site.py &)");
        }
        Eventually.is(200, () -> given().baseUri(server.url()).header("Host", host).get("/about").statusCode());
        guest.get("/api/labs/{lab}", lab).then().body("ports.port", equalTo(List.of(8000)));
    }

    @Test
    void aLabSleepsWakesAndEnds() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("kept='still the same shell'");
        }
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200).body("state", equalTo("asleep"));
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
        try (TerminalWindow terminal = guest.terminal(lab, 1); TerminalWindow witness = guest.terminal(lab, 2)) {
            assertEquals("still the same shell\r\n", terminal.run("echo $kept"));
            terminal.run("(trap '' TERM HUP; sleep 98767) &");
            guest.delete("/api/labs/{lab}/terminals/{n}", lab, 1).then().statusCode(204);
            Eventually.is("0\r\n", () -> witness.run("ps -eo args | grep -c '[s]leep 98767'"));
            guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
            witness.awaitClose();
        }
        Eventually.is(false, () -> engine.labs().contains(lab));
        assertFalse(guest.get("/api/labs").jsonPath().getList("id").contains(lab));
    }
}
