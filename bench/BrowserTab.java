import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What shows a preview: a few connections that are kept, and one request at a time on each. */
final class BrowserTab {

    private final URI address;

    BrowserTab(URI address) {
        this.address = address;
    }

    /** So many clients get a page so many times each; gives pages a second, and how long each took. */
    double pages(String page, int clients, int times, Samples each) throws IOException {
        List<FutureTask<List<Long>>> tasks = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            FutureTask<List<Long>> task = new FutureTask<>(() -> ask(page, times));
            Thread.ofPlatform().daemon().start(task);
            tasks.add(task);
        }
        for (FutureTask<List<Long>> task : tasks) {
            result(task).forEach(each::addNanos);
        }
        return clients * times / ((System.nanoTime() - began) / 1e9);
    }

    private List<Long> ask(String page, int times) throws IOException {
        List<Long> took = new ArrayList<>();
        try (SocketChannel channel = connect()) {
            for (int i = 0; i < times; i++) {
                long asked = System.nanoTime();
                get(channel, page);
                took.add(System.nanoTime() - asked);
            }
        }
        return took;
    }

    /** MB a second of one large answer. */
    double speed(String file) throws IOException {
        try (SocketChannel channel = connect()) {
            long began = System.nanoTime();
            return get(channel, file) / 1e6 / ((System.nanoTime() - began) / 1e9);
        }
    }

    /** Answers without end, read and forgotten until they are closed. */
    record Streams(List<SocketChannel> channels) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    Streams open(String page, int count) throws IOException {
        Streams streams = new Streams(new ArrayList<>());
        for (int i = 0; i < count; i++) {
            SocketChannel channel = connect();
            streams.channels.add(channel);
            request(channel, page);
            expectOk(HttpHead.read(channel));
            Thread.ofVirtual().start(() -> drain(channel));
        }
        return streams;
    }

    private static void drain(SocketChannel channel) {
        ByteBuffer into = ByteBuffer.allocate(4096);
        try {
            while (channel.read(into.clear()) >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    private void request(SocketChannel channel, String page) throws IOException {
        HttpHead.send(channel, "GET " + address.getPath() + page + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n");
    }

    /** Gives the size of the body, which the answer must say. */
    private long get(SocketChannel channel, String page) throws IOException {
        request(channel, page);
        HttpHead head = HttpHead.read(channel);
        expectOk(head);
        long length = Long.parseLong(head.text().lines().filter(it -> it.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .findFirst().orElseThrow(() -> new IOException("an answer without a length")).substring(15).strip());
        ByteBuffer into = ByteBuffer.allocate(262_144);
        for (long left = length - head.rest().remaining(); left > 0;) {
            int read = channel.read(into.clear().limit((int) Math.min(left, into.capacity())));
            if (read < 0) {
                throw new EOFException("an answer is not whole");
            }
            left -= read;
        }
        return length;
    }

    private static void expectOk(HttpHead head) throws IOException {
        if (head.status() != 200) {
            throw new IOException("the preview answered " + head.text().strip());
        }
    }

    private static <T> T result(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException("a client failed: " + e.getMessage(), e);
        }
    }
}
