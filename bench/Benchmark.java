import java.io.IOException;
import java.util.List;

/** One thing that is measured, on Drydock and on what it is compared with. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    String title();

    int usualRounds();

    List<Figure> run(Run run) throws IOException;
}
