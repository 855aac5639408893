import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * From asking for a lab to the prompt that a learner can type at: made from its image, and claimed from the pool.
 *
 * <p>
 * Beside it, what {@code docker run -it --rm} of the same image does to reach the same prompt of the same login shell, as calls
 * to the engine: create, attach, start, read. That is the least it can cost, since the client program's own start is left out.
 * And what {@code docker run -d} with {@code docker exec -it} does (create, start, exec, read), because a Drydock lab too has a
 * first process that is no shell and a stream that is opened after it. Both containers get the lab's own limits, read from a
 * lab: memory, processor, tasks, ulimits, capabilities, seccomp, tmpfs, no network, no log; only the toolbox volume is ours.
 * Removing, and the making of the lab that takes the place of a claimed one, are outside all times.
 */
final class LabStart implements Benchmark {

    private static final int WARM_UP = 4;
    /** What the engine still does after a removal should not be charged to who comes next. */
    private static final long REST_MILLIS = 200;
    static final List<String> ENVIRONMENT = List.of("TERM=xterm-256color", "COLORTERM=truecolor");
    static final List<String> SHELL = List.of("bash", "-l");
    static final Map<String, String> NO_POOL = Map.of("DRYDOCK_LAB_POOL_LEAST", "0", "DRYDOCK_LAB_SHARE_BURST", "10000");
    static final Map<String, String> POOL_OF_ONE = Map.of("DRYDOCK_LAB_POOL_LEAST", "1", "DRYDOCK_LAB_POOL_MOST", "1",
            "DRYDOCK_LAB_SHARE_BURST", "10000");
    private static final String RUN = "docker run";
    private static final String EXEC = "run -d, exec";
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public String title() {
        return "from asking for a lab to the prompt";
    }

    @Override
    public int usualRounds() {
        return 20;
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        try (DrydockServer cold = run.server(NO_POOL); DrydockServer pooled = run.server(POOL_OF_ONE)) {
            ObjectNode limits = limits(cold);
            ColdLab fromImage = new ColdLab(cold);
            PooledLab fromPool = new PooledLab(pooled);
            DockerRun dockerRun = new DockerRun(run.engine(), limits);
            DockerExec dockerExec = new DockerExec(run.engine(), limits);
            List<Way> ways = List.of(fromImage, dockerRun, fromPool, dockerExec);
            for (int round = -WARM_UP; round < run.rounds(); round++) {
                Progress.say(name() + ": " + (round < 0 ? "warming up" : "round " + (round + 1) + " of " + run.rounds()));
                if (round == 0) {
                    ways.forEach(way -> way.total.clear());
                    fromImage.ready.clear();
                    fromPool.ready.clear();
                }
                for (int i = 0; i < ways.size(); i++) {
                    Stop.sleep(REST_MILLIS);
                    pooled.awaitPool(1);
                    ways.get(Math.floorMod(round + i, ways.size())).start();
                }
            }
            Progress.say("ending the servers");
            return figures(fromImage, fromPool, dockerRun.total, dockerExec.total);
        }
    }

    private static List<Figure> figures(ColdLab fromImage, PooledLab fromPool, Samples run, Samples exec) {
        Samples cold = fromImage.total;
        Samples pooled = fromPool.total;
        return List.of(
                Figure.of("cold lab to prompt, p50", MS, cold.p50()).beside(RUN, run.p50()).beside(EXEC, exec.p50())
                        .promised(Figure.Comparison.RATIO_AT_MOST, 1.3, 1.1),
                Figure.of("cold lab to prompt, p95", MS, cold.p95()).beside(RUN, run.p95()).beside(EXEC, exec.p95())
                        .promised(Figure.Comparison.RATIO_AT_MOST, 1.3, 1.1),
                Figure.of("  of it until the lab is ready, p50", MS, fromImage.ready.p50()),
                Figure.of("pooled lab to prompt, p50", MS, pooled.p50()).beside(RUN, run.p50()).beside(EXEC, exec.p50())
                        .promised(Figure.Comparison.AT_MOST, 70, 10),
                Figure.of("pooled lab to prompt, p95", MS, pooled.p95()).beside(RUN, run.p95()).beside(EXEC, exec.p95())
                        .promised(Figure.Comparison.AT_MOST, 100, 25),
                Figure.of("  of it until the lab is ready, p50", MS, fromPool.ready.p50()));
    }

    private static ObjectNode limits(DrydockServer drydock) throws IOException {
        Learner learner = drydock.newLearner();
        Learner.Lab lab = learner.startLab();
        JsonNode container = drydock.inspect(lab);
        learner.endLab(lab);
        ObjectNode limits = container.path("HostConfig").deepCopy();
        limits.remove("Binds");
        // A volume for each container, as each lab has one
        limits.path("Mounts").forEach(mount -> ((ObjectNode) mount).remove("Source"));
        return limits;
    }

    /** One way to a prompt. */
    abstract static class Way {
        final Samples total = new Samples();

        abstract void start() throws IOException;
    }

    /** Of a server whose pool is switched off. */
    static class ColdLab extends Way {
        final Samples ready = new Samples();
        private final Learner learner;

        ColdLab(DrydockServer server) throws IOException {
            this.learner = server.newLearner();
        }

        @Override
        void start() throws IOException {
            long asked = System.nanoTime();
            Learner.Lab lab = learner.startLab();
            long isReady = System.nanoTime();
            try (Shell shell = learner.openTerminal(lab, 1)) {
                shell.awaitPrompt();
                total.addNanos(System.nanoTime() - asked);
                ready.addNanos(isReady - asked);
            }
            learner.endLab(lab);
        }
    }

    /** Of a server with a filled pool. */
    static final class PooledLab extends ColdLab {
        private final DrydockServer server;

        PooledLab(DrydockServer server) throws IOException {
            super(server);
            this.server = server;
        }

        @Override
        void start() throws IOException {
            double before = server.fromPool();
            super.start();
            if (server.fromPool() == before) {
                throw new IOException("a lab came from its image although one waited:\n" + server.process().lastWords());
            }
        }
    }

    private static final class DockerRun extends Way {
        private final Engine engine;
        private final ObjectNode limits;

        DockerRun(Engine engine, ObjectNode limits) {
            this.engine = engine;
            this.limits = limits;
        }

        @Override
        void start() throws IOException {
            long asked = System.nanoTime();
            String container = engine.create(Map.of("Image", "drydock/base", "Cmd", SHELL, "Env", ENVIRONMENT, "Tty", true,
                    "OpenStdin", true, "AttachStdin", true, "AttachStdout", true, "AttachStderr", true, "HostConfig", limits));
            try (Shell shell = engine.attach(container)) {
                engine.start(container);
                shell.awaitPrompt();
                total.addNanos(System.nanoTime() - asked);
            }
            engine.remove(container);
        }
    }

    private static final class DockerExec extends Way {
        private final Engine engine;
        private final ObjectNode limits;

        DockerExec(Engine engine, ObjectNode limits) {
            this.engine = engine;
            this.limits = limits;
        }

        @Override
        void start() throws IOException {
            long asked = System.nanoTime();
            String container = engine
                    .create(Map.of("Image", "drydock/base", "Cmd", List.of("sleep", "600"), "HostConfig", limits));
            engine.start(container);
            try (Shell shell = engine.exec(container, SHELL, ENVIRONMENT)) {
                shell.awaitPrompt();
                total.addNanos(System.nanoTime() - asked);
            }
            engine.remove(container);
        }
    }
}
