package dev.drydock.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;

import dev.drydock.sandbox.Tunnel;

/**
 * Carries a request into the lab and its answer back, each request by a connection of its own. Nothing is gathered: what comes
 * goes on at once, and who is slow makes the other wait. After a change of protocol (WebSocket) both ways are bytes alone.
 */
final class Carriage {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int IN_CHUNKS = -1;

    private final HttpServerRequest request;
    private final Context eventLoop;
    private final HttpServerResponse response;
    private final PreviewTarget target;
    private final HeaderRules rules;
    private final PreviewConfig config;
    private final Tunnel tunnel;
    private final LearnersAnswer answer;
    private final BrowsersBytes sent;
    private volatile boolean tooLarge;

    /** @param eventLoop the request's */
    Carriage(HttpServerRequest request, Context eventLoop, PreviewTarget target, HeaderRules rules, PreviewConfig config,
            Tunnel tunnel, LearnersAnswer answer, BrowsersBytes sent) {
        this.request = request;
        this.eventLoop = eventLoop;
        this.response = request.response();
        this.target = target;
        this.rules = rules;
        this.config = config;
        this.tunnel = tunnel;
        this.answer = answer;
        this.sent = sent;
    }

    /** The browser sent more than a preview takes. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    void carry() throws IOException, InterruptedException {
        long length = bodyLength();
        if (length > config.largestBody()) {
            throw new TooLarge();
        }
        String upgrade = upgrade();
        tunnel.write(rules.request(request.method().name(), request.headers(), upgrade, length)
                .getBytes(StandardCharsets.ISO_8859_1));
        if (length != 0) {
            Thread.ofVirtual().name("preview-body").start(() -> sendBody(length));
        }
        HttpResponse head = head();
        response.setStatusCode(head.status().code()).setStatusMessage(printable(head.status().reasonPhrase()));
        rules.response(head.headers(), response.headers());
        if (head.status().code() == SWITCHING_PROTOCOLS && upgrade != null) {
            becomeBytes(head.headers().get("Upgrade", upgrade));
        } else {
            carryBody();
        }
    }

    private HttpResponse head() throws IOException, InterruptedException {
        try {
            return answer.head(config.patience());
        } catch (IOException e) {
            throw tooLarge ? new TooLarge() : e;
        }
    }

    private long bodyLength() {
        String length = request.getHeader("Content-Length");
        if (request.getHeader("Transfer-Encoding") != null) {
            return IN_CHUNKS;
        }
        return length == null ? 0 : Long.parseLong(length.strip());
    }

    private String upgrade() {
        String upgrade = request.getHeader("Upgrade");
        return "websocket".equalsIgnoreCase(upgrade) && request.version() == HttpVersion.HTTP_1_1 ? upgrade : null;
    }

    private static String printable(String reason) {
        return reason.replaceAll("[^\\x20-\\x7e]", "");
    }

    private void sendBody(long length) {
        long total = 0;
        try {
            for (byte[] piece = sent.next(); piece != null; piece = sent.next()) {
                total += piece.length;
                if (total > config.largestBody()) {
                    tooLarge = true;
                    tunnel.close();
                    return;
                }
                if (length == IN_CHUNKS) {
                    tunnel.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                tunnel.write(piece);
                if (length == IN_CHUNKS) {
                    tunnel.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
            if (length == IN_CHUNKS) {
                tunnel.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException answeredOrGone) {
            // A server may answer before it has read all; what becomes of the answer is the other thread's to see
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryBody() throws IOException, InterruptedException {
        AbsoluteLinks links = isPage() ? new AbsoluteLinks(target) : null;
        if (links != null) {
            response.headers().remove("Content-Length");
        }
        if (!response.headers().contains("Content-Length") && mayHaveBody()) {
            response.setChunked(true);
        }
        for (Buffer body = answer.body(config.silence()); body != null; body = answer.body(config.silence())) {
            write(links == null ? body : links.next(body));
        }
        if (links != null) {
            write(links.last());
        }
        sent.discard();
        await(response.end(), config.patience());
    }

    private void write(Buffer body) throws IOException, InterruptedException {
        if (body.length() > 0) {
            await(response.write(body), config.silence());
        }
    }

    private boolean mayHaveBody() {
        int status = response.getStatusCode();
        return request.method() != HttpMethod.HEAD && status != NO_CONTENT && status != NOT_MODIFIED;
    }

    private boolean isPage() {
        String type = response.headers().get("Content-Type");
        return mayHaveBody() && type != null && type.regionMatches(true, 0, "text/html", 0, 9)
                && !response.headers().contains("Content-Encoding") && !response.headers().contains("Content-Range");
    }

    private void becomeBytes(String protocol) throws IOException, InterruptedException {
        response.putHeader("Connection", "Upgrade").putHeader("Upgrade", protocol);
        Socket browser = await(socket(), config.patience());
        Thread.ofVirtual().name("preview-socket").start(() -> sendBytes(browser.sent));
        try {
            byte[] rest = answer.rest();
            if (rest != null) {
                await(browser.socket.write(Buffer.buffer(rest)), config.silence());
            }
            for (byte[] bytes = tunnel.read(config.silence()); bytes != null; bytes = tunnel.read(config.silence())) {
                await(browser.socket.write(Buffer.buffer(bytes)), config.silence());
            }
        } finally {
            browser.socket.close();
        }
    }

    private record Socket(NetSocket socket, BrowsersBytes sent) {
    }

    /**
     * All of it in one go on the event loop: asked for by another thread, the socket could take the browser's first bytes, or
     * its end, before anybody was there to have them.
     */
    private Future<Socket> socket() {
        Promise<Socket> promise = Promise.promise();
        eventLoop.runOnContext(_ -> request.toNetSocket()
                .map(it -> new Socket(it.closeHandler(_ -> tunnel.close()), new BrowsersBytes(it))).onComplete(promise));
        return promise.future();
    }

    private void sendBytes(BrowsersBytes bytes) {
        try {
            for (byte[] piece = bytes.next(); piece != null; piece = bytes.next()) {
                tunnel.write(piece);
            }
            tunnel.finish();
        } catch (IOException gone) {
            tunnel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(Future<T> future, Duration patience) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the browser left", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the browser takes nothing", e);
        }
    }
}
