package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labs that sleep for long, on a host that takes a second for long. */
@RunningDrydock(settings = { "drydock.lab.stop-after=1s", "drydock.lab.reap-every=1s", "drydock.lab.pool.least=0" })
class LongSleepTest {

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

    private void sleepForLong(String lab) {
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        Eventually.is("t", () -> server.query("SELECT stopped FROM lab WHERE id = '" + lab + "'"));
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("asleep")).body("programsEnd", equalTo(true))
                .body("reason", equalTo(
                        "You put it to sleep. It slept for long, so its programs were ended; its files are kept."));
    }

    private void wake(String lab) {
        guest.post("/api/labs/{lab}/wake", lab).then().statusCode(200).body("state", equalTo("ready"));
    }

    @Test
    void theirFilesAreKeptWhereverTheyLieAndTheirProgramsEnd() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run(
                    "echo home > ~/note; mkdir /tmp/a; echo tmp > /tmp/a/note; chmod 600 /tmp/a/note; echo run > /run/note");
            terminal.run("python3 -c 1 2>/dev/null; mkfifo /tmp/pipe; echo shm > /dev/shm/note; sleep 7654 &");
        }
        sleepForLong(lab);
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("home\r\ntmp\r\nrun\r\nshm\r\n",
                    terminal.run("cat ~/note /tmp/a/note /run/note /dev/shm/note"));
            assertEquals("600 fifo\r\n", terminal.run("echo $(stat -c %a /tmp/a/note) $(stat -c %F /tmp/pipe)"));
            assertEquals("0\r\n", terminal.run("pgrep -fc 'sleep 765[4]'"));
            assertEquals("", terminal.run("ls /var/lib | grep drydock"));
        }
        assertEquals("not-yet", guest.check(lab, "done").path("outcome"));
    }

    @Test
    void theEngineInALabKeepsImagesContainersAndVolumesToo() {
        String lab = guest.lab("graders", "02-builder");
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("mkdir ~/mine; cd ~/mine");
            terminal.run("printf 'FROM busybox\\nRUN rm /bin/true && echo of-root >/built && chown 33 /built\\n' > Dockerfile");
            terminal.run("docker build -q -t mine . ; docker volume create notes; echo tmp > /tmp/note");
            terminal.run("docker run --rm -v notes:/d busybox sh -c 'echo kept >/d/note; chown 7 /d/note'");
            terminal.run("docker run -d --name web busybox sh -c 'echo hi >/hi; rm /etc/passwd; exec sleep 7654'");
        }
        sleepForLong(lab);
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("of-root 33\r\n", terminal.run("docker run --rm mine sh -c 'echo $(cat /built; stat -c %u /built)'"));
            assertEquals("gone\r\n", terminal.run("docker run --rm mine sh -c '[ -e /bin/true ] || echo gone'"));
            assertEquals("kept 7\r\n",
                    terminal.run("docker run --rm -v notes:/d busybox sh -c 'echo $(cat /d/note; stat -c %u /d/note)'"));
            assertEquals("web exited\r\n", terminal.run("docker ps -a --format '{{.Names}} {{.State}}'"));
            assertEquals("web\r\n", terminal.run("docker start web"));
            assertEquals("hi\r\n", terminal.run("docker exec web sh -c 'cat /hi; ls /etc/passwd 2>/dev/null'"));
            assertEquals("tmp\r\n", terminal.run("cat /tmp/note; ls -A ~ | grep drydock"));
        }
        sleepForLong(lab);
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("of-root\r\n", terminal.run("docker run --rm mine cat /built"));
        }
    }

    @Test
    void aPageThatComesBackToItsOldTerminalIsGivenTheNewOne() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("seq 1000");
        }
        sleepForLong(lab);
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1, "cols=200&rows=40&since=4000")) {
            assertEquals("new\r\n", terminal.run("echo new"));
        }
    }

    @Test
    void theyOutliveAKilledServerAndSleepMoreThanOnce() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("echo kept > /tmp/note");
        }
        sleepForLong(lab);
        server.killAndStartAgain();
        guest.get("/api/labs/{lab}", lab).then().body("state", equalTo("asleep"));
        wake(lab);
        sleepForLong(lab);
        wake(lab);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals("kept\r\n", terminal.run("cat /tmp/note"));
        }
    }

    @Test
    void whoseContainerSomebodyStoppedKeepTheirFilesToo() {
        String lab = guest.lab();
        guest.post("/api/labs/{lab}/sleep", lab).then().statusCode(200);
        LabContainers.kill(lab);
        Eventually.is("t", () -> server.query("SELECT stopped FROM lab WHERE id = '" + lab + "'"));
        guest.get("/api/labs/{lab}", lab).then().body("reason", containsString("programs"));
        wake(lab);
        guest.terminal(lab, 1).close();
    }

    @Test
    void theyEndLikeAnyOther() {
        String lab = guest.lab();
        sleepForLong(lab);
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        assertFalse(LabContainers.of(server.installation()).contains(lab));
    }
}
