package dev.drydock;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the one server when the first test needs it, and ends it after the last. */
final class SharedServer implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    /** For whatever a test waits for: a slow machine must not fail a test, and no test asserts how long something took. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(GENEROUS);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        server(context);
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
        return context.getRoot().getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
    }
}
