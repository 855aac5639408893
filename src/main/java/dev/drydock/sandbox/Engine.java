package dev.drydock.sandbox;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

/**
 * The engine at {@code DOCKER_HOST}: docker-java for calls, {@link EngineStream} for streams, and one place that names
 * failures.
 */
final class Engine implements AutoCloseable {

    /** The oldest API with all that labs need; every engine since 2021 speaks it. */
    private static final String API = "v1.41";
    private static final int MOST_CONNECTIONS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DockerClientConfig address;
    private final DockerClient client;
    private final SandboxConfig config;

    Engine(SandboxConfig config) {
        this.config = config;
        this.address = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        this.client = DockerClientImpl.getInstance(address, new ZerodepDockerHttpClient.Builder()
                .dockerHost(address.getDockerHost())
                .sslConfig(address.getSSLConfig())
                .maxConnections(MOST_CONNECTIONS)
                .connectionTimeout(config.engineTimeout())
                .responseTimeout(config.engineTimeout())
                .build());
    }

    DockerClient client() {
        return client;
    }

    URI host() {
        return address.getDockerHost();
    }

    /** Starts a prepared exec without a terminal and gives its stream. */
    EngineStream startExec(String execId) throws IOException {
        try {
            return EngineStream.open(host(), tls(), "/" + API + "/exec/" + execId + "/start",
                    JSON.writeValueAsString(java.util.Map.of("Detach", false, "Tty", false)), config.engineTimeout());
        } catch (SocketTimeoutException e) {
            throw new SandboxException.EngineTimeout("a program was not started: " + e.getMessage(), e);
        }
    }

    /** Gives the streams of a container's first process; before it is started, from their first byte. */
    EngineStream attach(String container) throws IOException {
        try {
            return EngineStream.open(host(), tls(),
                    "/" + API + "/containers/" + container + "/attach?stream=1&stdin=1&stdout=1",
                    "", config.engineTimeout());
        } catch (SocketTimeoutException e) {
            throw new SandboxException.EngineTimeout("a lab was not attached to: " + e.getMessage(), e);
        }
    }

    /** Asks by {@code GET} or {@code HEAD} what a lab may make as long as it likes; the asker reads as much as it wants. */
    EngineAnswer ask(String method, String path, Duration time) throws IOException {
        return new EngineAnswer(EngineStream.ask(host(), tls(), method, "/" + API + path, config.engineTimeout()), time);
    }

    /** Removes a container and the volumes that are its own. False where it was gone already. */
    boolean remove(String container) {
        try {
            client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
            return true;
        } catch (NotFoundException alreadyGone) {
            return false;
        } catch (ConflictException beingRemoved) {
            // The engine is at it already, for an earlier call
            return true;
        }
    }

    private SSLContext tls() throws IOException {
        try {
            return address.getSSLConfig() == null ? null : address.getSSLConfig().getSSLContext();
        } catch (GeneralSecurityException e) {
            throw new IOException("the engine's certificates cannot be used", e);
        }
    }

    /** Runs a call and gives its failure the type that the callers of this room know. */
    <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (NotFoundException e) {
            throw new SandboxException.LabGone(what + ": " + e.getMessage(), e);
        } catch (DockerException e) {
            throw failure(what, e);
        } catch (SandboxException e) {
            throw e;
        } catch (RuntimeException e) {
            throw hasTimedOut(e)
                    ? new SandboxException.EngineTimeout(
                            what + " took longer than " + config.engineTimeout().toSeconds() + " s", e)
                    : new SandboxException.EngineDown(what + ": the engine at " + host() + " does not answer", e);
        }
    }

    /**
     * The same for what may be begun twice. After a restart of the engine each connection that was kept fails once, and a
     * learner who came back to a lab just then would be told that it is gone.
     */
    <T> T callAgain(String what, Supplier<T> call) {
        for (int kept = 0; kept < MOST_CONNECTIONS; kept++) {
            try {
                return call(what, call);
            } catch (SandboxException.EngineDown e) {
                if (kept > 0 && !wasKept(e)) {
                    throw e;
                }
            }
        }
        return call(what, call);
    }

    /** Whether the call went by a connection that had ended before it. */
    private static boolean wasKept(Throwable e) {
        return e != null && (e instanceof IOException && "Broken pipe".equals(e.getMessage()) || wasKept(e.getCause()));
    }

    private static SandboxException failure(String what, DockerException e) {
        String message = what + ": " + e.getMessage();
        boolean full = message.contains("no space left on device") || message.contains("cannot allocate memory");
        boolean notRunning = e.getHttpStatus() == 409;
        if (full) {
            return new SandboxException.NoCapacity(message, e);
        }
        return notRunning ? new SandboxException.LabGone(message, e) : new SandboxException.EngineDown(message, e);
    }

    private static boolean hasTimedOut(Throwable e) {
        return e != null && (e instanceof SocketTimeoutException || hasTimedOut(e.getCause()));
    }

    @Override
    public void close() {
        Closing.quietly(client);
    }
}
