import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a benchmark is given.
 *
 * @param labs how many labs it holds at once, where it holds many
 */
record Run(Engine engine, Path application, int rounds, int labs) {

    /** A server of the benchmark's own, which closes it. */
    DrydockServer server(Map<String, String> settings) throws IOException {
        return DrydockServer.start(application, settings, engine);
    }
}
