package dev.drydock;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.restassured.response.Response;

/**
 * Fifty labs start, sleep, wake and end while the server is killed and its engine is ended or killed, at random: afterwards
 * each lab can be worked in or says why it ended, and nothing is there that nobody owns. The engine is one for this test alone.
 * What happens is drawn from a seed, another by {@code mvn verify -Dit.test=ChaosTest -Ddrydock.chaos.seed=N}.
 */
@Tag(RunningDrydock.TAG)
class ChaosTest {

    private static final String OWNED = "SELECT id FROM lab WHERE state NOT IN ('ENDED', 'QUEUED') UNION SELECT id FROM pooled_lab ORDER BY id";
    private static final String UNFINISHED = "SELECT id FROM lab WHERE state IN ('QUEUED', 'STARTING')";
    private static final int ROUNDS = 5;
    private static final int LABS_A_ROUND = 5;
    private static final Duration UNTIL_ALL_IS_SETTLED = Duration.ofSeconds(90);
    private static final List<String> SETTINGS = List.of("drydock.lab.reap-every=1s", "drydock.lab.pool.most=2",
            "drydock.lab.share.guests=1", "drydock.lab.share.most=60", "drydock.lab.share.overcommit=100");

    private final long seed = Long.getLong("drydock.chaos.seed", 1);
    private final Random random = new Random(seed);
    private final List<Guest> guests = new ArrayList<>();

    @TempDir
    private static Path lessons;
    private static SecondEngine engine;

    @BeforeAll
    static void prepare() throws IOException {
        SharedServer.waitGenerously();
        Optional<String> hindrance = SecondEngine.hindrance();
        assumeTrue(hindrance.isEmpty(), () -> hindrance.orElse(""));
        Folders.copy(Path.of("src/test/resources/lessons", Guest.COURSE), lessons.resolve(Guest.COURSE));
        engine = SecondEngine.start("drydock/base", "drydock/toolbox");
    }

    @AfterAll
    static void endTheEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    @ParameterizedTest(name = "live restore {0}")
    @ValueSource(booleans = { true, false })
    void everyLabIsUsableOrSaysWhyItEndedAndNothingIsLeft(boolean liveRestore) throws IOException {
        System.out.println("Chaos with the seed " + seed + (liveRestore ? ", with" : ", without") + " live restore");
        engine.end();
        engine.startAgain(liveRestore);
        engine.clear();
        try (Server server = Server.start(SETTINGS, List.of(lessons), Map.of("DOCKER_HOST", engine.address()))) {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    disturb(server, liveRestore);
                }
                expectOrder(server, liveRestore);
            } catch (Exception | AssertionError e) {
                Path log = Path.of("target/chaos-" + seed + ".log");
                Files.copy(server.log(), log, StandardCopyOption.REPLACE_EXISTING);
                throw new AssertionError("with the seed " + seed + "; the server's log is " + log, e);
            }
        }
    }

    /** Learners go on with what they do while the machine fails them, once in this round. */
    private void disturb(Server server, boolean liveRestore) throws IOException {
        List<Guest> before = List.copyOf(guests);
        List<Guest> newcomers = Stream.generate(() -> Guest.of(server)).limit(LABS_A_ROUND).toList();
        guests.addAll(newcomers);
        try (ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
            newcomers.forEach(guest -> later(learners, () -> guest.startLab(Guest.COURSE, Guest.LESSON)));
            for (String action : List.of("end", "end", "sleep", "sleep", "wake", "reset")) {
                if (!before.isEmpty()) {
                    Guest guest = before.get(random.nextInt(before.size()));
                    later(learners, () -> act(guest, action));
                }
            }
            pause(random.nextInt(1500));
            boolean serverToo = random.nextBoolean();
            int engineToo = random.nextInt(serverToo ? 3 : 2);
            if (serverToo) {
                server.kill();
                pause(random.nextInt(500));
            }
            switch (engineToo) {
                case 0 -> engine.kill();
                case 1 -> engine.end();
                default -> pause(0);
            }
            // Whether the server comes back before its engine does is chance too
            boolean serverFirst = serverToo && random.nextBoolean();
            if (serverFirst) {
                server.startAgain();
            }
            if (engineToo < 2) {
                engine.startAgain(liveRestore);
            }
            if (serverToo && !serverFirst) {
                server.startAgain();
            }
        }
    }

    private void later(ExecutorService learners, Runnable action) {
        int millis = random.nextInt(1000);
        learners.execute(() -> {
            pause(millis);
            try {
                action.run();
            } catch (Exception connectionLost) {
                // As the browser of somebody whose server was just killed
            }
        });
    }

    private static void act(Guest guest, String action) {
        List<String> labs = guest.get("/api/labs").path("id");
        for (String lab : labs) {
            if (action.equals("end")) {
                guest.delete("/api/labs/{lab}", lab);
            } else {
                guest.post("/api/labs/{lab}/" + action, lab);
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void expectOrder(Server server, boolean liveRestore) throws IOException {
        EngineLeftovers leftovers = new EngineLeftovers(engine);
        expectAgreement(server, leftovers, liveRestore);
        Map<String, String> reasons = new TreeMap<>();
        for (Guest guest : guests) {
            for (String lab : server.queryAll("SELECT id FROM lab WHERE learner = '" + guest.id() + "'")) {
                reasons.merge(expectUsableOrExplained(guest, lab), "+", String::concat);
            }
        }
        System.out.println(reasons);
        guests.forEach(Guest::endLabs);
        expectAgreement(server, leftovers, liveRestore);
        assertEquals("0", server.query("SELECT count(*) FROM lab WHERE state <> 'ENDED'"));
    }

    /**
     * Nothing is on its way any more, rows and containers are the same, and the engine holds no more than those need. Docker
     * 20.10 loses count of who uses a volume when it starts under running labs, and removes it only after the next start: that
     * comes here once all containers are gone that have nobody.
     */
    private static void expectAgreement(Server server, EngineLeftovers leftovers, boolean liveRestore) throws IOException {
        await().atMost(UNTIL_ALL_IS_SETTLED).untilAsserted(() -> {
            assertEquals(List.of(), server.queryAll(UNFINISHED));
            assertEquals(server.queryAll(OWNED), leftovers.labs());
        });
        if (liveRestore) {
            engine.end();
            engine.startAgain(true);
        }
        await().atMost(UNTIL_ALL_IS_SETTLED).untilAsserted(() -> {
            assertEquals(server.queryAll(OWNED), leftovers.labs());
            assertEquals(List.of(), leftovers.orphans());
        });
    }

    /** What it was found to be. */
    private static String expectUsableOrExplained(Guest guest, String lab) {
        Response answer = guest.get("/api/labs/{lab}", lab);
        String state = answer.path("state");
        String reason = answer.path("reason");
        assertFalse(reason == null || reason.isBlank(), "lab " + lab + " is " + state + " without a reason");
        if (state.equals("ended")) {
            return state + ": " + reason;
        }
        if (state.equals("asleep")) {
            guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200);
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("works\r\n", terminal.run("echo works"));
        }
        return state + ": " + reason;
    }
}
