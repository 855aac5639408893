import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A course of two thousand pages: what it adds to the server's start, and how long after a page was saved a learner is shown
 * it. Starts with and without the course alternate, and the difference is what reading it takes.
 */
final class LargeCourse implements Benchmark {

    private static final int PAGES = 2000;
    private static final int STEPS = 6;
    private static final int SAVES = 10;
    private static final String COURSE = "large";
    private static final Figure.Unit MS = Figure.Unit.MILLISECONDS;

    @Override
    public String name() {
        return "course";
    }

    @Override
    public String title() {
        return "a course of " + PAGES + " pages: reading it, and seeing what was saved";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public List<Figure> run(Run run) throws IOException {
        Samples with = new Samples();
        Samples without = new Samples();
        Samples saves = new Samples();
        Samples pages = new Samples();
        try (DrydockServer server = run.server(LabStart.NO_POOL)) {
            Path course = server.process().lessons().resolve(COURSE);
            Path aside = server.process().lessons().resolveSibling(COURSE);
            Progress.say(name() + ": writing " + PAGES + " pages");
            write(aside);
            for (int round = 0; round < run.rounds(); round++) {
                Progress.say(name() + ": round " + (round + 1) + " of " + run.rounds());
                without.addNanos(restart(server));
                Files.move(aside, course);
                with.addNanos(restart(server));
                Learner learner = server.newLearner();
                for (int save = 0; save < SAVES; save++) {
                    saves.addNanos(save(learner, course, round * SAVES + save));
                    long began = System.nanoTime();
                    learner.page(address(PAGES / 2));
                    pages.addNanos(System.nanoTime() - began);
                }
                Files.move(course, aside);
            }
        }
        return List.of(
                Figure.of("ready after start, p50", MS, with.p50()).beside("without the course", without.p50())
                        .promised(Figure.Comparison.SURPLUS_AT_MOST, 5000, 2500),
                Figure.of("a saved page shows, p50", MS, saves.p50()).promised(Figure.Comparison.AT_MOST, 1000, 500),
                Figure.of("a saved page shows, p95", MS, saves.p95()).promised(Figure.Comparison.AT_MOST, 1000, 500),
                Figure.of("a page of the course, p50", MS, pages.p50()));
    }

    private static long restart(DrydockServer server) throws IOException {
        server.process().end();
        long began = System.nanoTime();
        server.process().start(LabStart.NO_POOL);
        return System.nanoTime() - began;
    }

    /** From the moment when the new text is in its place, as editors put it there, until a page has it. */
    private static long save(Learner learner, Path course, int number) throws IOException {
        int page = 1 + number * 97 % PAGES;
        String word = "saved-" + number + "-" + System.nanoTime();
        Path text = folder(course, page).resolve("lesson.md");
        Path draft = text.resolveSibling(".lesson.md.new");
        Files.writeString(draft, text(page) + "\n" + word + "\n");
        Files.move(draft, text, StandardCopyOption.ATOMIC_MOVE);
        long began = System.nanoTime();
        while (!new String(learner.page(address(page)).body()).contains(word)) {
            if (System.nanoTime() - began > 30_000_000_000L) {
                throw new IOException("page " + page + " still shows what it was before it was saved");
            }
            Stop.sleep(5);
        }
        return System.nanoTime() - began;
    }

    private static String address(int page) {
        return "/courses/" + COURSE + "/" + folder(Path.of(COURSE), page).getFileName();
    }

    private static Path folder(Path course, int page) {
        return course.resolve("%04d-page".formatted(page));
    }

    private static void write(Path course) throws IOException {
        Files.createDirectories(course);
        Files.writeString(course.resolve("course.yml"), "title: A large course\nsummary: Made by the benchmark.\n");
        for (int page = 1; page <= PAGES; page++) {
            Path folder = folder(course, page);
            Path check = Files.createDirectories(folder.resolve("checks")).resolve("done.sh");
            Files.writeString(check, "#!/bin/sh\n[ -e /root/done-" + page + " ] && exit 0\necho Not there.\nexit 1\n");
            if (!check.toFile().setExecutable(true)) {
                throw new IOException(check + " cannot be made executable");
            }
            Files.writeString(Files.createDirectories(folder.resolve("assets")).resolve("plan.svg"),
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>\n");
            Files.writeString(folder.resolve("lesson.md"), text(page));
        }
    }

    /** About as much as a page of a course is, with one of each thing that costs time to read. */
    private static String text(int page) {
        StringBuilder text = new StringBuilder("---\ntitle: Page %d\nsummary: One of many.\nminutes: 10\ntags: [bench]\nlab:\n"
                .formatted(page) + "  image: base\n---\n\nAn introduction with **bold** words and `code`.\n");
        for (int step = 1; step <= STEPS; step++) {
            text.append("""

                    ## Step %d

                    %s

                    ```sh run
                    echo %d of %d > /root/step
                    ```

                    > [!NOTE]
                    > A note with a [link](https://example.org/) and a footnote of nothing.

                    | Command | Meaning |
                    |---|---|
                    | `ls` | shows names |
                    | `cat` | shows contents |
                    """.formatted(step, "A sentence of a paragraph that somebody reads before the next one. ".repeat(6), step,
                    page));
        }
        return text + """

                ![A plan](assets/plan.svg)

                - [ ] [It is done](checks/done.sh)

                <details><summary>Hint</summary>

                `touch` makes a file.

                </details>

                Which one?

                - [ ] this
                - [x] that

                  It is that one.
                """;
    }
}
