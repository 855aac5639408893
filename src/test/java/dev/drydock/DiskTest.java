package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lab that writes much to the disk that all share, on a host that lets labs keep little. */
@RunningDrydock(settings = { "drydock.sandbox.disk.bytes=50000000", "drydock.sandbox.disk.files=3000",
        "drydock.sandbox.disk.most-bytes=300000000", "drydock.lab.disk-grace=8s", "drydock.lab.pool.least=0" })
class DiskTest {

    private Server server;
    private Guest guest;

    @BeforeEach
    void arrive(Server ownServer) {
        server = ownServer;
        guest = Guest.of(server);
    }

    @AfterEach
    void endLabs() {
        guest.endLabs();
    }

    private void write(String lab, String command) {
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type(command + "\r");
            Eventually.is(false, () -> "ready".equals(guest.get("/api/labs/{lab}", lab).path("state")));
        }
    }

    private String crowded() {
        String lab = guest.lab();
        write(lab, "head -c 80M /dev/zero > /root/large; sleep 1000");
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("asleep")).body("programsEnd", equalTo(true))
                .body("reason", matchesPattern("It was frozen because it wrote \\d+ MiB in .*"))
                .body("reason", containsString("a lab may keep 47 MiB"));
        return lab;
    }

    private void wake(String lab) {
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
    }

    @Test
    void isFrozenAndToldWhyAndIsFreeAgainOnceItHasDeletedFiles() {
        String lab = crowded();
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertTrue(terminal.run("pgrep -c sleep").startsWith("0"));
            terminal.run("rm /root/large");
        }
        Eventually.is("f", () -> server.query("SELECT crowded FROM lab WHERE id = '" + lab + "'"));
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("ready"));
    }

    @Test
    void isFrozenAgainWhenItDeletesNothing() {
        String lab = crowded();
        wake(lab);
        Eventually.is("asleep", () -> guest.get("/api/labs/{lab}", lab).path("state"));
    }

    @Test
    void startsAnewByAReset() {
        String lab = crowded();
        guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200);
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertTrue(terminal.run("ls /root/large").contains("No such file"));
        }
    }

    @Test
    void isFrozenForManySmallFilesToo() {
        String lab = guest.lab();
        write(lab, "mkdir /root/many; cd /root/many; seq 5000 | xargs touch; sleep 1000");
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("asleep"))
                .body("reason", containsString("files (du -xh"));
    }

    @Test
    void isEndedFarBeyond() {
        String lab = guest.lab();
        write(lab, "head -c 480M /dev/zero > /root/large");
        Eventually.is("ended", () -> {
            if ("asleep".equals(guest.get("/api/labs/{lab}", lab).path("state"))) {
                guest.post("/api/labs/{lab}/wake", lab);
                guest.terminal(lab, 1).type("head -c 480M /dev/zero > /root/larger\r");
            }
            return guest.get("/api/labs/{lab}", lab).path("state");
        });
        guest.get("/api/labs/{lab}", lab).then().body("reason", containsString("far more than the 47 MiB"));
    }
}
