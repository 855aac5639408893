import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The packaged application, running for this benchmark alone: a port, a data folder, a database and a lesson of its own.
 * Closing it ends its labs, the server and the database and removes the folder. The volume with the toolbox stays: every
 * Drydock on this engine shares it.
 */
final class DrydockServer implements AutoCloseable {

    private static final String INSTALLATION_LABEL = "dev.drydock.installation=";
    private static final long POOL_LIMIT_MILLIS = 30_000;
    /** What the engine still does after a start. */
    private static final long SETTLING_MILLIS = 200;

    private final ServerProcess process;
    private final Engine engine;
    private final Site site;
    private final Queue<Learner> learners = new ConcurrentLinkedQueue<>();

    private DrydockServer(ServerProcess process, Engine engine, Site site) {
        this.process = process;
        this.engine = engine;
        this.site = site;
    }

    static DrydockServer start(Path jar, Map<String, String> settings, Engine engine) throws IOException {
        Progress.say("starting a server");
        Path data = Files.createTempDirectory("drydock-bench-");
        int port = freePort();
        DrydockServer server = new DrydockServer(new ServerProcess(jar, data, port), engine, new Site(port));
        try {
            server.process.start(settings);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** Somebody new, whose labs end with this server. */
    Learner newLearner() throws IOException {
        Learner learner = Learner.arriveAt(site);
        learners.add(learner);
        return learner;
    }

    ServerProcess process() {
        return process;
    }

    /** What all containers of this server carry. */
    String label() throws IOException {
        return INSTALLATION_LABEL + process.installation();
    }

    /** The lab's container as the engine sees it. */
    JsonNode inspect(Learner.Lab lab) throws IOException {
        return engine.get("/containers/" + lab.container() + "/json");
    }

    /** The sum of the figures of {@code /q/metrics} whose lines begin so. */
    double metrics(String beginning) throws IOException {
        return allMetrics().lines().filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private String allMetrics() throws IOException {
        return new String(site.send("GET", "/q/metrics", null, null).body());
    }

    /** A figure of {@code /q/metrics}. */
    double metric(String name) throws IOException {
        return allMetrics().lines().filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .orElseThrow(() -> new IOException("the server has no metric " + name));
    }

    /** How many labs have come from the pool. */
    double fromPool() throws IOException {
        return metric("drydock_lab_start_seconds_count{from=\"pool\"}");
    }

    /** Returns when so many labs wait, and nothing is left to do for them. */
    void awaitPool(int size) throws IOException {
        long until = System.nanoTime() + POOL_LIMIT_MILLIS * 1_000_000;
        while (metric("drydock_lab_pool_size") < size || engine.running(label(), "drydock-pool-") < size) {
            if (System.nanoTime() > until) {
                throw new IOException("the pool is not filled after " + POOL_LIMIT_MILLIS + " ms:\n" + process.lastWords());
            }
            Stop.sleep(50);
        }
        Stop.sleep(SETTLING_MILLIS);
    }

    /** Returns when no container of this server is left, or after a while. */
    void awaitEmpty() throws IOException {
        for (int tries = 0; tries < 100 && engine.running(label(), "drydock-") > 0; tries++) {
            Stop.sleep(100);
        }
        Stop.sleep(SETTLING_MILLIS);
    }

    @Override
    public void close() throws IOException {
        String label = process.installation() == null ? null : label();
        try {
            if (process.isAlive()) {
                for (Learner learner : learners) {
                    for (Learner.Lab lab : learner.labs()) {
                        learner.endLab(lab);
                    }
                }
            }
        } finally {
            site.close();
            process.close();
            if (label != null) {
                engine.removeLabelled(label);
            }
        }
    }
}
