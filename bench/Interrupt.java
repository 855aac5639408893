import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** From Ctrl-C to the next prompt, while the reader takes a flood no faster than a browser draws it. */
final class Interrupt {

    private static final double BYTES_PER_MILLI = 5_000;
    private static final long FLOOD_MILLIS = 1_000;
    private static final int LIMIT_SECONDS = 60;
    private static final byte[] PROMPT = "#BACK.".getBytes(StandardCharsets.US_ASCII);

    private final Shell shell;
    private final ByteBuffer piece = ByteBuffer.allocate(16_384);
    private int matched;

    Interrupt(Shell shell) {
        this.shell = shell;
    }

    void measure(Samples samples) throws IOException {
        shell.type("PS1='#BA''CK.'\n");
        shell.await("#BACK.");
        shell.type("tr '\\0' x </dev/zero\n");
        Alarm.within(LIMIT_SECONDS, "Ctrl-C", () -> {
            long began = System.nanoTime();
            long pressed = 0;
            long bytes = 0;
            while (matched < PROMPT.length) {
                bytes += read();
                double millis = (System.nanoTime() - began) / 1e6;
                if (pressed == 0 && millis > FLOOD_MILLIS) {
                    pressed = System.nanoTime();
                    shell.type("\003");
                }
                Stop.sleep((long) Math.max(0, bytes / BYTES_PER_MILLI - millis));
            }
            samples.addNanos(System.nanoTime() - pressed);
            return null;
        });
        shell.type("PS1=; printf '#QU%s' IET.\n");
        shell.await("#QUIET.");
    }

    private int read() throws IOException {
        piece.clear();
        int read = shell.read(piece);
        if (read < 0) {
            throw new EOFException("the terminal closed");
        }
        for (int i = 0; i < read && matched < PROMPT.length; i++) {
            byte got = piece.get(i);
            matched = got == PROMPT[matched] ? matched + 1 : got == PROMPT[0] ? 1 : 0;
        }
        return read;
    }
}
