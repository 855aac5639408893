import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How somebody comes to a shell in a lab: by Drydock, or past it. */
interface TerminalWay {

    /** Whose lab it is, and which. */
    record Seat(Learner learner, Learner.Lab lab) {
        static Seat of(DrydockServer drydock) throws IOException {
            Learner learner = drydock.newLearner();
            return new Seat(learner, learner.startLab());
        }
    }

    String name();

    /** @param n where the way numbers its terminals; others give a new shell each time */
    Shell open(Seat seat, int n) throws IOException;

    /** The processes that carry bytes for these shells and for nobody else on this machine; not the engine's. */
    List<ProcessHandle> carriers(List<Shell> shells);

    static TerminalWay drydock(DrydockServer server) {
        return new TerminalWay() {
            @Override
            public String name() {
                return "Drydock";
            }

            @Override
            public Shell open(Seat seat, int n) throws IOException {
                return seat.learner.openTerminal(seat.lab, n);
            }

            @Override
            public List<ProcessHandle> carriers(List<Shell> shells) {
                return List.of(server.process().handle());
            }
        };
    }

    static TerminalWay enginesExec(Engine engine) {
        return new TerminalWay() {
            @Override
            public String name() {
                return "engine's exec";
            }

            @Override
            public Shell open(Seat seat, int n) throws IOException {
                return engine.exec(seat.lab.container(), LabStart.SHELL, LabStart.ENVIRONMENT);
            }

            @Override
            public List<ProcessHandle> carriers(List<Shell> shells) {
                return List.of();
            }
        };
    }

    /** What people type; a client program for every terminal. */
    static TerminalWay dockerExec() {
        return new TerminalWay() {
            @Override
            public String name() {
                return "docker exec";
            }

            @Override
            public Shell open(Seat seat, int n) throws IOException {
                List<String> command = new ArrayList<>(List.of("docker", "exec", "-it"));
                LabStart.ENVIRONMENT.forEach(variable -> command.addAll(List.of("-e", variable)));
                command.add(seat.lab.container());
                command.addAll(LabStart.SHELL);
                return PtyShell.open(command);
            }

            @Override
            public List<ProcessHandle> carriers(List<Shell> shells) {
                return shells.stream().map(shell -> ((PtyShell) shell).process()).toList();
            }
        };
    }

    /** Those that this machine has, the first of which is measured and the second compared with. */
    static List<TerminalWay> all(DrydockServer server, Engine engine) {
        List<TerminalWay> ways = new ArrayList<>(List.of(drydock(server), enginesExec(engine)));
        if (Stream.of(System.getenv("PATH").split(":")).anyMatch(it -> Files.isExecutable(Path.of(it, "docker")))) {
            ways.add(dockerExec());
        }
        return ways;
    }
}
