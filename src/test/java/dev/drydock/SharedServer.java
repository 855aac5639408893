package dev.drydock;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the one server when the first test needs it and ends it after the last; a class that asks for more gets its own. */
final class SharedServer implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    /** For whatever a test waits for: a slow machine must not fail a test, and no test asserts how long something took. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final List<Path> LESSONS = List.of(Path.of("lessons"), Path.of("src/test/resources/lessons"));

    @Override
    public void beforeAll(ExtensionContext context) {
        waitGenerously();
        server(context);
    }

    static void waitGenerously() {
        Awaitility.setDefaultTimeout(GENEROUS);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    /** A test that fails between a kill and the next start must not take the others with it. */
    @Override
    public void beforeEach(ExtensionContext context) {
        Server server = server(context);
        if (!server.runs()) {
            server.startAgain();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    private static Server server(ExtensionContext context) {
        RunningDrydock wish = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RunningDrydock.class)
                .orElseThrow();
        List<String> settings = List.of(wish.settings());
        List<Path> lessons = Stream.of(wish.lessons()).map(Path::of).toList();
        boolean ordinary = settings.isEmpty() && lessons.isEmpty();
        // What the class's own context keeps is closed with it
        return (ordinary ? context.getRoot() : context).getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent(ordinary ? "shared" : "own",
                        _ -> Server.start(settings, lessons.isEmpty() ? LESSONS : lessons), Server.class);
    }
}
