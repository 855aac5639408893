package dev.drydock.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.json.JsonObject;

/**
 * Ends a connection on which the head of a request does not arrive whole in time, by 408 where some of it came. A body may take
 * longer, an open connection may be quiet between requests, and what became a WebSocket or a tunnel is left alone.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private final Duration within;
    private final Requests requests = new Requests();
    private Future<?> deadline;
    private boolean someCame;

    HeadDeadline(Duration within) {
        this.within = within;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        someCame = true;
        requests.ended = false;
        boolean watched = requests.watch(context.pipeline());
        context.fireChannelRead(bytes);
        if (watched && !hasDecoder(context.pipeline())) {
            leave(context);
        } else if (watched && deadline == null && !requests.underWay && !requests.ended) {
            start(context);
        }
    }

    /** What comes now are no requests. */
    private void leave(ChannelHandlerContext context) {
        stop();
        context.pipeline().remove(requests);
        context.pipeline().remove(this);
    }

    private static boolean hasDecoder(ChannelPipeline pipeline) {
        return pipeline.get(HttpRequestDecoder.class) != null;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> end(context), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void end(ChannelHandlerContext context) {
        if (someCame) {
            context.writeAndFlush(Unpooled.wrappedBuffer(answer())).addListener(ChannelFutureListener.CLOSE);
        } else {
            // Browsers open connections ahead; what says nothing is told nothing
            context.close();
        }
    }

    private byte[] answer() {
        String problem = new JsonObject().put("type", "about:blank").put("title", "Too slow").put("status", 408)
                .put("detail", "The head of a request has to arrive within " + within.toSeconds() + " s.").encode();
        return ("HTTP/1.1 408 Request Timeout\r\nContent-Type: " + Problem.MEDIA_TYPE + "\r\nContent-Length: "
                + problem.length() + "\r\nConnection: close\r\n\r\n" + problem).getBytes(US_ASCII);
    }

    /** What the decoder makes of the bytes: whole heads and ends of requests. */
    private final class Requests extends ChannelInboundHandlerAdapter {

        private boolean watched;
        private boolean underWay;
        /** In what was read last. */
        private boolean ended;

        /** Behind the decoder, once there is one: that of TLS comes with its first bytes. */
        boolean watch(ChannelPipeline pipeline) {
            if (!watched && hasDecoder(pipeline)) {
                pipeline.addAfter(pipeline.context(HttpRequestDecoder.class).name(), null, this);
                watched = true;
            }
            return watched;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                underWay = true;
                stop();
            }
            if (message instanceof LastHttpContent) {
                underWay = false;
                ended = true;
            }
            context.fireChannelRead(message);
        }
    }
}
