import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One thing that is measured, on Drydock and on what it is compared with. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    String title();

    /** What the second column of its figures is. */
    String reference();

    int usualRounds();

    /** Environment of the server that it needs beyond the usual. */
    default Map<String, String> settings() {
        return Map.of();
    }

    List<Figure> run(DrydockServer drydock, Engine engine, int rounds) throws IOException;
}
