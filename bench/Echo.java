import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** From a keystroke to its echo, which the kernel's terminal gives at once: what is left is the way there and back. */
final class Echo {

    private static final long BETWEEN_MILLIS = 10;
    /** The terminal's line must not fill up; the kernel holds 4,095 bytes of it. */
    private static final int LINE = 60;
    private static final int LIMIT_SECONDS = 60;

    private final Shell shell;

    Echo(Shell shell) {
        this.shell = shell;
    }

    void measure(int keystrokes, Samples samples) throws IOException {
        shell.type("stty echo; printf '#CA%s' T.; cat >/dev/null\n");
        shell.await("#CAT.");
        Stop.sleep(100);
        Alarm.within(LIMIT_SECONDS, "echo", () -> {
            ByteBuffer into = ByteBuffer.allocate(4096);
            for (int i = 0; i < keystrokes; i++) {
                long typed = System.nanoTime();
                shell.write(new byte[] { (byte) ('a' + i % 26) });
                read(into, 1);
                samples.addNanos(System.nanoTime() - typed);
                if (i % LINE == LINE - 1) {
                    shell.type("\n");
                    read(into, 2);
                }
                Stop.sleep(BETWEEN_MILLIS);
            }
            return null;
        });
        shell.type("\003");
        Stop.sleep(100);
        shell.type("stty -echo; printf '#QU%s' IET.\n");
        shell.await("#QUIET.");
    }

    private void read(ByteBuffer into, int bytes) throws IOException {
        into.clear();
        while (into.position() < bytes) {
            if (shell.read(into) < 0) {
                throw new EOFException("the terminal closed");
            }
        }
    }
}
