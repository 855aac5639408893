package dev.drydock.preview;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import dev.drydock.lab.Lab;
import dev.drydock.lab.LabState;
import dev.drydock.preview.PreviewPages.Trouble;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;
import dev.drydock.sandbox.Tunnel;

/**
 * One request of a browser, from the question whether it may reach the lab to an answer: the learner's server's, or a page that
 * says why there is none. The thread that runs it may block.
 */
final class PreviewExchange {

    private static final Logger LOG = Logger.getLogger(PreviewExchange.class);

    private final HttpServerRequest request;
    private final Context eventLoop = Vertx.currentContext();
    private final HttpServerResponse response;
    private final PreviewTarget target;
    private final HeaderRules rules;
    private final PreviewConfig config;
    private final KnownLabs labs;
    private final Sandboxes sandboxes;
    private final PreviewPlaces places;
    private final BrowsersBytes sent;

    /** To be made on the request's event loop. */
    PreviewExchange(HttpServerRequest request, PreviewTarget target, HeaderRules rules, PreviewConfig config, KnownLabs labs,
            Sandboxes sandboxes, PreviewPlaces places) {
        this.request = request;
        this.response = request.response();
        this.target = target;
        this.rules = rules;
        this.config = config;
        this.labs = labs;
        this.sandboxes = sandboxes;
        this.places = places;
        this.sent = new BrowsersBytes(request);
    }

    void run() {
        Trouble trouble = answer();
        if (trouble == null) {
            return;
        }
        sent.discard();
        if (response.headWritten()) {
            // Only a broken connection says that an answer is not whole
            request.connection().close();
        } else {
            PreviewPages.send(response, rules, target, trouble);
        }
    }

    /** Null when the browser has its answer. */
    private Trouble answer() {
        try {
            Optional<Lab> lab = target.lab().flatMap(labs::find);
            return lab.isEmpty() ? Trouble.UNKNOWN : answer(lab.get());
        } catch (SandboxException.LabGone e) {
            return sinceThen(e);
        } catch (SandboxException.EngineTimeout e) {
            return Trouble.TOO_SLOW;
        } catch (SandboxException e) {
            LOG.debugf("Lab %s, port %d: %s", target.lab().get(), target.port(), e.getMessage());
            return Trouble.OUT_OF_REACH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Trouble.OUT_OF_REACH;
        } catch (RuntimeException e) {
            LOG.error("A preview failed in a way that nobody foresaw", e);
            return Trouble.OUT_OF_REACH;
        }
    }

    /** Why a lab that was ready a moment ago cannot be reached. */
    private Trouble sinceThen(SandboxException.LabGone e) {
        LOG.debugf("Lab %s, port %d: %s", target.lab().get(), target.port(), e.getMessage());
        return labs.look(target.lab().get()).map(Lab::state).map(PreviewExchange::without).orElse(Trouble.UNKNOWN);
    }

    private static Trouble without(LabState state) {
        return switch (state) {
            case ENDED -> Trouble.ENDED;
            case ASLEEP -> Trouble.ASLEEP;
            case QUEUED, STARTING, READY -> Trouble.OUT_OF_REACH;
        };
    }

    private Trouble answer(Lab lab) throws InterruptedException {
        return lab.state() == LabState.READY ? inPlace(lab) : without(lab.state());
    }

    private Trouble inPlace(Lab lab) throws InterruptedException {
        Optional<PreviewPlaces.Place> place = places.take(lab.id());
        if (place.isEmpty()) {
            return Trouble.TOO_MANY;
        }
        if (isOfPerson()) {
            labs.used(lab.id());
        }
        try (PreviewPlaces.Place _ = place.get()) {
            Optional<Tunnel> tunnel = sandboxes.connect(lab.sandbox(), target.port());
            return tunnel.isEmpty() ? Trouble.NOTHING_LISTENS : through(tunnel.get());
        }
    }

    /** What a page asks for by itself must not keep a lab awake that nobody looks at. */
    private boolean isOfPerson() {
        return "?1".equals(request.getHeader("Sec-Fetch-User"))
                || request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
    }

    private Trouble through(Tunnel tunnel) throws InterruptedException {
        // Whoever leaves makes the learner's server notice
        response.closeHandler(_ -> tunnel.close());
        try (tunnel; LearnersAnswer answer = new LearnersAnswer(tunnel, request.method() == HttpMethod.HEAD)) {
            new Carriage(request, eventLoop, target, rules, config, tunnel, answer, sent).carry();
            return null;
        } catch (SocketTimeoutException e) {
            return Trouble.TOO_SLOW;
        } catch (Carriage.TooLarge e) {
            return Trouble.TOO_LARGE;
        } catch (IOException e) {
            LOG.debugf("Lab %s, port %d: %s", target.lab().get(), target.port(), e.getMessage());
            return Trouble.NOT_HTTP;
        }
    }
}
