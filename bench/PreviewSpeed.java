import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A web server in a lab: its small page and its large file as a browser gets them by the preview, and as a client in the lab
 * gets them from the server itself. One server and one lab for both sides, which take turns. Then what previews cost the
 * terminals of the same lab.
 */
final class PreviewSpeed implements Benchmark {

    private static final int PAGES_PORT = 8080;
    private static final int TICKS_PORT = 8081;
    private static final int CLIENTS = 8;
    private static final int PAGES_EACH = 150;
    private static final int LARGE_MIB = 64;
    private static final int OPEN_PREVIEWS = 50;
    /** Until the server's compilers are through with floods that are held back. */
    private static final int WARM_UP_ROUNDS = 5;
    private static final int KEYSTROKES = 100;
    private static final String DIRECT = "in the lab";
    private static final String WITHOUT = "without previews";
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;

    /** The toolbox's server is small, starts a process for each request, and is there in every lab. */
    private static final String SERVE = """
            mkdir -p /tmp/site && cd /tmp/site && head -c 1024 /dev/zero | tr '\\0' x >small && head -c %d /dev/zero >/root/large \\
              && ln -s /root/large large && /opt/drydock/bin/busybox httpd -p 127.0.0.1:%d -h /tmp/site
            """.formatted(LARGE_MIB << 20, PAGES_PORT);

    /** An answer without end, ten lines a second. */
    private static final String TICK = """
            import asyncio
            async def tick(reader, writer):
                await reader.readuntil(b"\\r\\n\\r\\n")
                writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/event-stream\\r\\n\\r\\n")
                while True:
                    writer.write(b"data: tick\\n\\n")
                    await writer.drain()
                    await asyncio.sleep(0.1)
            async def main():
                await (await asyncio.start_server(tick, "127.0.0.1", %d, backlog=100)).serve_forever()
            asyncio.run(main())
            """.formatted(TICKS_PORT);

    /** Says pages a second, the 95th percentile of one in milliseconds, and MB a second. */
    private static final String ASK = """
            import multiprocessing, socket, time
            buffer = bytearray(1 << 18)
            def ask(path):
                began, size = time.perf_counter(), 0
                with socket.create_connection(("127.0.0.1", %d)) as connection:
                    connection.sendall(f"GET {path} HTTP/1.0\\r\\n\\r\\n".encode())
                    while got := connection.recv_into(buffer):
                        size += got
                return time.perf_counter() - began, size
            def pages(_):
                return [ask("/small")[0] for _ in range(%d)]
            with multiprocessing.Pool(%d) as pool:
                pool.map(time.sleep, [0.05] * %d)
                began = time.perf_counter()
                took = sorted(sum(pool.map(pages, range(%d), 1), []))
                rate = len(took) / (time.perf_counter() - began)
            seconds, size = ask("/large")
            print("#", rate, took[int(0.95 * len(took))] * 1000, size / 1e6 / seconds)
            """.formatted(PAGES_PORT, PAGES_EACH, CLIENTS, CLIENTS, CLIENTS);

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public String title() {
        return "a lab's own web server in a browser";
    }

    @Override
    public int usualRounds() {
        return 5;
    }

    private static final class Side {
        private final Samples rate = new Samples();
        private final Samples p95 = new Samples();
        private final Samples speed = new Samples();
        private final Samples echo = new Samples();
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        // With a lab's half a processor every figure would be that of the limit
        try (DrydockServer drydock = run.server(Map.of("DRYDOCK_SANDBOX_CPUS",
                Integer.toString(Runtime.getRuntime().availableProcessors())))) {
            Learner learner = drydock.newLearner();
            Learner.Lab lab = learner.startLab();
            run(run.engine(), lab, List.of("sh", "-c", SERVE));
            Side previewed = new Side();
            Side direct = new Side();
            BrowserTab tab = new BrowserTab(learner.preview(lab, PAGES_PORT));
            for (int round = -1; round < run.rounds(); round++) {
                Progress.say(name() + ": " + (round < 0 ? "warming up" : "round " + (round + 1) + " of " + run.rounds()));
                if (round == 0) {
                    List.of(previewed, direct).forEach(side -> List.of(side.rate, side.p95, side.speed).forEach(Samples::clear));
                }
                askByPreview(tab, previewed);
                askDirectly(run.engine(), lab, direct);
            }
            Progress.say(name() + ": echo beside two floods and " + OPEN_PREVIEWS + " open previews");
            try (EngineShell _ = run.engine().exec(lab.container(), List.of("python3", "-c", TICK), List.of())) {
                Stop.sleep(500);
                echo(learner, lab, run.rounds(), previewed, direct);
            }
            return figures(previewed, direct);
        }
    }

    private static void askByPreview(BrowserTab tab, Side side) throws IOException {
        Stop.check();
        Samples each = new Samples();
        side.rate.add(tab.pages("small", CLIENTS, PAGES_EACH, each));
        side.p95.add(each.p95());
        side.speed.add(tab.speed("large"));
    }

    private static void askDirectly(Engine engine, Learner.Lab lab, Side side) throws IOException {
        String said = run(engine, lab, List.of("python3", "-c", ASK));
        int mark = said.indexOf('#');
        if (mark < 0) {
            throw new IOException("the client in the lab failed: " + said.strip());
        }
        String[] figures = said.substring(mark + 1).strip().split("\\s+");
        side.rate.add(Double.parseDouble(figures[0]));
        side.p95.add(Double.parseDouble(figures[1]));
        side.speed.add(Double.parseDouble(figures[2]));
    }

    /** By turns with and without previews; the two floods and the shell that is typed into are the same. */
    private static void echo(Learner learner, Learner.Lab lab, int rounds, Side with, Side without) throws IOException {
        try (Shell shell = Shell.quiet(learner.openTerminal(lab, 1));
                Shell first = Shell.quiet(learner.openTerminal(lab, 2));
                Shell second = Shell.quiet(learner.openTerminal(lab, 3))) {
            BrowserTab ticks = new BrowserTab(learner.preview(lab, TICKS_PORT));
            Echo echo = new Echo(shell);
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                if (round == 0) {
                    List.of(with, without).forEach(side -> side.echo.clear());
                }
                try (Flood _ = Flood.start(first); Flood _ = Flood.start(second)) {
                    echo.measure(KEYSTROKES, without.echo);
                    try (BrowserTab.Streams _ = ticks.open("", OPEN_PREVIEWS)) {
                        Stop.sleep(500);
                        echo.measure(KEYSTROKES, with.echo);
                    }
                }
            }
        }
    }

    private static String run(Engine engine, Learner.Lab lab, List<String> command) throws IOException {
        return Alarm.within(60, "a command in the lab", () -> {
            try (EngineShell shell = engine.exec(lab.container(), command, List.of())) {
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                ByteBuffer piece = ByteBuffer.allocate(8192);
                while (shell.read(piece) >= 0) {
                    said.write(piece.array(), 0, piece.position());
                    piece.clear();
                }
                return said.toString(StandardCharsets.UTF_8);
            }
        });
    }

    private static List<Figure> figures(Side previewed, Side direct) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("small page, a second, eight clients", Figure.Unit.COUNT, previewed.rate.p50()).beside(DIRECT,
                direct.rate.p50()));
        figures.add(Figure.of("small page, p95, eight clients", MS, previewed.p95.p50()).beside(DIRECT, direct.p95.p50()));
        figures.add(Figure.of("large file", Figure.Unit.MEGABYTES_PER_SECOND, previewed.speed.p50()).beside(DIRECT,
                direct.speed.p50()));
        figures.add(Figure.of("echo, two floods, 50 open previews, p50", MS, previewed.echo.p50())
                .beside(WITHOUT, direct.echo.p50()).promised(Figure.Comparison.AT_MOST, 1.0, 0.7));
        figures.add(Figure.of("echo, two floods, 50 open previews, p95", MS, previewed.echo.p95())
                .beside(WITHOUT, direct.echo.p95()).promised(Figure.Comparison.AT_MOST, 5, 2.2));
        return figures;
    }
}
