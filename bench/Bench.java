import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./drydock bench}: what labs cost on this machine, beside what the engine itself costs in the same minutes. Absolute
 * figures of a small machine move by a factor of two with whatever else it does, so rounds of both sides alternate and the
 * ratio is what counts. Nothing here fails because it is slow; the exit code tells whether everything worked.
 *
 * <p>
 * Run from source, so that no build stands between a change and its figure. One class a benchmark; the rest is shared.
 */
final class Bench {

    private static final List<Benchmark> ALL = List.of(new LabStart(), new TerminalSpeed(), new PreviewSpeed(), new ManyLabs(),
            new PageSpeed(), new LargeCourse());

    private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final String USAGE = """
            Usage: ./drydock bench [<name>...] [--rounds N] [--count N] [--json]

            %s
              --rounds N   so many rounds of each instead of the usual number
              --count N    so many labs where many are held at once (300)
              --json       figures for programs, on standard output
            """;

    private Bench() {
    }

    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.parse(arguments, ALL);
        } catch (IllegalArgumentException e) {
            System.err.println("drydock bench: " + e.getMessage());
            System.err.print(usage());
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(usage());
            return;
        }
        int result;
        // What is said after a signal has to be said before the JVM may end
        try (Stop _ = Stop.onSignal()) {
            result = run(options);
        }
        System.exit(result);
    }

    private static int run(Options options) {
        try {
            report(options, measure(options));
            return 0;
        } catch (Stop.Requested e) {
            System.err.println("drydock bench: stopped; everything it made is gone.");
        } catch (IOException | RuntimeException e) {
            System.err.println("drydock bench: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
        return 1;
    }

    private static String usage() {
        StringBuilder names = new StringBuilder();
        ALL.forEach(it -> names.append("  %-12s %s (%d rounds)%n".formatted(it.name(), it.title(), it.usualRounds())));
        return USAGE.formatted(names);
    }

    private record Measured(Map<String, String> machine, List<Report> reports) {
    }

    private static Measured measure(Options options) throws IOException {
        List<Report> reports = new ArrayList<>();
        try (Engine engine = Engine.atDockerHost()) {
            Map<String, String> machine = Machine.describe(engine);
            for (Benchmark benchmark : options.benchmarks()) {
                int rounds = options.rounds().orElse(benchmark.usualRounds());
                List<Figure> figures = benchmark.run(new Run(engine, APPLICATION, rounds, options.count()));
                reports.add(new Report(benchmark.name(), benchmark.title(), rounds, figures));
            }
            return new Measured(machine, reports);
        } finally {
            Progress.done();
        }
    }

    private static void report(Options options, Measured measured) throws IOException {
        if (options.json()) {
            System.out.println(Json.pretty(measured));
        } else {
            System.out.println(Machine.line(measured.machine));
            measured.reports.forEach(it -> System.out.print(it.table()));
        }
    }
}
