import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * From asking for a lab to the prompt that a learner can type at, nothing started ahead.
 *
 * <p>
 * Beside it, what {@code docker run -it --rm} of the same image does to reach the same prompt of the same login shell, as calls
 * to the engine: create, attach, start, read. That is the least it can cost, since the client program's own start is left out.
 * And what {@code docker run -d} with {@code docker exec -it} does (create, start, exec, read), because a Drydock lab too has a
 * first process that is no shell and a stream that is opened after it. Both containers get the lab's own limits, read from a
 * lab: memory, processor, tasks, ulimits, capabilities, seccomp, tmpfs, no network, no log; only the toolbox volume is ours.
 * Removing is outside all times.
 */
final class LabStart implements Benchmark {

    private static final int WARM_UP = 4;
    /** What the engine still does after a removal should not be charged to who comes next. */
    private static final long REST_MILLIS = 200;
    static final List<String> ENVIRONMENT = List.of("TERM=xterm-256color", "COLORTERM=truecolor");
    static final List<String> SHELL = List.of("bash", "-l");

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public String title() {
        return "cold lab, from asking to the prompt";
    }

    @Override
    public String reference() {
        return "docker run";
    }

    @Override
    public int usualRounds() {
        return 20;
    }

    @Override
    public List<Figure> run(DrydockServer drydock, Engine engine, int rounds) throws IOException {
        ObjectNode limits = limits(drydock);
        Drydock ours = new Drydock(drydock);
        Run run = new Run(engine, limits);
        Exec exec = new Exec(engine, limits);
        List<Way> ways = List.of(ours, run, exec);
        for (int round = -WARM_UP; round < rounds; round++) {
            Progress.say(name() + ": " + (round < 0 ? "warming up" : "round " + (round + 1) + " of " + rounds));
            if (round == 0) {
                ways.forEach(Way::forget);
            }
            for (int i = 0; i < ways.size(); i++) {
                Stop.sleep(REST_MILLIS);
                ways.get(Math.floorMod(round + i, ways.size())).start();
            }
        }
        Figure.Target target = new Figure.Target(Figure.Comparison.RATIO_AT_MOST, 1.3, 1.1);
        Figure.Unit ms = Figure.Unit.MILLISECONDS;
        return List.of(
                Figure.compared("start to prompt, p50", ms, ours.total.p50(), run.total.p50(), target),
                Figure.compared("start to prompt, p95", ms, ours.total.p95(), run.total.p95(), target),
                Figure.ofDrydock("  of it until the lab is ready, p50", ms, ours.ready.p50()),
                Figure.ofDrydock("  of it from there to the prompt, p50", ms, ours.prompt.p50()),
                Figure.compared("beside docker run -d and docker exec, p50", ms, ours.total.p50(), exec.total.p50(), null),
                Figure.compared("beside docker run -d and docker exec, p95", ms, ours.total.p95(), exec.total.p95(), null));
    }

    private static ObjectNode limits(DrydockServer drydock) throws IOException {
        DrydockServer.Lab lab = drydock.startLab();
        JsonNode container = drydock.inspect(lab);
        drydock.endLab(lab);
        ObjectNode limits = container.path("HostConfig").deepCopy();
        limits.remove("Binds");
        return limits;
    }

    /** One way to a prompt. */
    private abstract static class Way {
        Samples total = new Samples();

        abstract void start() throws IOException;

        void forget() {
            total = new Samples();
        }
    }

    private static final class Drydock extends Way {
        private final DrydockServer server;
        private Samples ready = new Samples();
        private Samples prompt = new Samples();

        Drydock(DrydockServer server) {
            this.server = server;
        }

        @Override
        void start() throws IOException {
            long asked = System.nanoTime();
            DrydockServer.Lab lab = server.startLab();
            long isReady = System.nanoTime();
            try (Shell shell = server.openTerminal(lab, 1)) {
                shell.awaitPrompt();
                long prompted = System.nanoTime();
                total.addNanos(prompted - asked);
                ready.addNanos(isReady - asked);
                prompt.addNanos(prompted - isReady);
            }
            server.endLab(lab);
        }

        @Override
        void forget() {
            super.forget();
            ready = new Samples();
            prompt = new Samples();
        }
    }

    private static final class Run extends Way {
        private final Engine engine;
        private final ObjectNode limits;

        Run(Engine engine, ObjectNode limits) {
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

    private static final class Exec extends Way {
        private final Engine engine;
        private final ObjectNode limits;

        Exec(Engine engine, ObjectNode limits) {
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
