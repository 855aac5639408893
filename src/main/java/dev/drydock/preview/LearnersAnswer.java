package dev.drydock.preview;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.buffer.Buffer;

import dev.drydock.sandbox.Tunnel;

/**
 * Reads one answer of the learner's server out of a tunnel. Netty finds its parts and bounds its head; this gives them in
 * order,
 * to one thread, and holds no more of the body than is there.
 */
final class LearnersAnswer implements AutoCloseable {

    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_HEAD = 65_536;
    private static final int PIECE = 65_536;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Tunnel tunnel;
    private final EmbeddedChannel decoder;
    private boolean complete;

    /** @param toHead whether it answers a HEAD request, and so has no body whatever its head says */
    LearnersAnswer(Tunnel tunnel, boolean toHead) {
        this.tunnel = tunnel;
        this.decoder = new EmbeddedChannel(new HttpResponseDecoder(LONGEST_LINE, LONGEST_HEAD, PIECE) {
            @Override
            protected boolean isContentAlwaysEmpty(HttpMessage message) {
                return toHead || super.isContentAlwaysEmpty(message);
            }
        });
    }

    /** The head of the final answer; interim ones are let go, but for the one that changes the protocol. */
    HttpResponse head(Duration patience) throws IOException, InterruptedException {
        while (true) {
            HttpObject part = nextPart(patience);
            if (part instanceof HttpResponse head) {
                int status = head.status().code();
                if (status >= 200 || status == SWITCHING_PROTOCOLS) {
                    return head;
                }
            } else {
                ((HttpContent) part).release();
            }
        }
    }

    /** What there is of the body, at least a byte of it; null at its end. Waits no longer than it must. */
    Buffer body(Duration patience) throws IOException, InterruptedException {
        Buffer body = Buffer.buffer();
        while (!complete && body.length() == 0) {
            append(body, nextPart(patience));
        }
        while (!complete && body.length() < PIECE && available()) {
            append(body, checked(decoder.readInbound()));
        }
        return body.length() == 0 ? null : body;
    }

    private void append(Buffer body, HttpObject part) throws IOException {
        if (!(part instanceof HttpContent content)) {
            throw new ProtocolException("a second head came in the middle of a body");
        }
        complete = content instanceof LastHttpContent;
        body.appendBytes(bytesOf(content.content()));
        content.release();
    }

    private boolean available() {
        if (decoder.inboundMessages().isEmpty()) {
            byte[] more = tunnel.poll();
            if (more != null) {
                decoder.writeInbound(Unpooled.wrappedBuffer(more));
            }
        }
        return !decoder.inboundMessages().isEmpty();
    }

    private HttpObject nextPart(Duration patience) throws IOException, InterruptedException {
        while (decoder.inboundMessages().isEmpty()) {
            byte[] more = tunnel.read(patience);
            if (more != null) {
                decoder.writeInbound(Unpooled.wrappedBuffer(more));
            } else if (!decoder.finish()) {
                throw new EOFException("the answer ended too early");
            }
        }
        return checked(decoder.readInbound());
    }

    private static HttpObject checked(Object part) throws ProtocolException {
        if (!(part instanceof HttpObject object) || object.decoderResult().isFailure()) {
            throw new ProtocolException("this is not HTTP, or its head is longer than " + LONGEST_HEAD + " bytes");
        }
        return object;
    }

    /** What came behind the head of an answer that changed the protocol, or null; from here on the tunnel is read directly. */
    byte[] rest() {
        Buffer rest = Buffer.buffer();
        for (Object part = decoder.readInbound(); part != null; part = decoder.readInbound()) {
            ByteBuf bytes = part instanceof HttpContent content ? content.content() : (ByteBuf) part;
            rest.appendBytes(bytesOf(bytes));
            bytes.release();
        }
        return rest.length() == 0 ? null : rest.getBytes();
    }

    private static byte[] bytesOf(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        decoder.finishAndReleaseAll();
    }
}
