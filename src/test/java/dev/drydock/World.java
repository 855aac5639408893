package dev.drydock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine that this one reaches, as it would reach the world and its neighbours: in a network namespace behind a link, with
 * one public address and several private ones. A web server answers at all of them.
 */
final class World implements AutoCloseable {

    static final String PUBLIC = "198.51.100.80";
    /** One of each kind that nobody in a lab has any business with. */
    static final List<String> PRIVATE = List.of("10.99.99.80", "172.19.199.80", "192.168.199.80", "100.64.199.80",
            "169.254.199.80");
    /** This machine's own on the link. */
    static final String OURS = "198.51.100.1";

    private static final String NAME = "drydock-world";
    private static final String LINK = "ddworld0";

    private final Path log;
    private final Process web;

    private World(Path log, Process web) {
        this.log = log;
        this.web = web;
    }

    static World make() throws IOException {
        remove();
        run("ip netns add " + NAME);
        run("ip link add " + LINK + " type veth peer name ddworld1 netns " + NAME);
        run("ip address add " + OURS + "/24 dev " + LINK);
        run("ip link set " + LINK + " up");
        run("ip -n " + NAME + " link set lo up");
        run("ip -n " + NAME + " link set ddworld1 up");
        run("ip -n " + NAME + " address add " + PUBLIC + "/24 dev ddworld1");
        for (String address : PRIVATE) {
            run("ip -n " + NAME + " address add " + address + "/32 dev ddworld1");
            run("ip route add " + address + "/32 dev " + LINK);
        }
        run("ip -n " + NAME + " route add default via " + OURS);
        Path log = Files.createTempFile("drydock-world-", ".log");
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", NAME, "python3", "-u", "-m", "http.server", "80",
                "--directory", Files.createTempDirectory("drydock-world-").toString()));
        World world = new World(log,
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
        for (String address : PRIVATE) {
            Eventually.holds(() -> reaches(address), () -> address + " does not answer this machine itself");
        }
        return world;
    }

    private static boolean reaches(String address) throws IOException, InterruptedException {
        return new ProcessBuilder("curl", "-s", "--noproxy", "*", "-o", "/dev/null", "-m", "5",
                "http://" + address + "/from-here")
                .start().waitFor() == 0;
    }

    private static void run(String command) throws IOException {
        HostCommand.run(command.split(" "));
    }

    /** Whether anybody asked for a path there. */
    boolean wasAskedFor(String path) throws IOException {
        return Files.readString(log).contains("GET " + path + " ");
    }

    /** What a killed run left, too. */
    private static void remove() throws IOException {
        for (String command : List.of("ip netns delete " + NAME, "ip link delete " + LINK)) {
            try {
                run(command);
            } catch (IllegalStateException notThere) {
                // As it ought to be
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        web.destroy();
        web.waitFor(10, TimeUnit.SECONDS);
        remove();
        Files.delete(log);
    }
}
