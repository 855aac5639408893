import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A terminal with a shell behind it, however it is reached. One thread reads, one writes. Whoever opened it closes it. */
interface Shell extends AutoCloseable {

    /** The end of a prompt, as the shell of every lab image marks it: from here on a learner can type. */
    String PROMPT = "\033]133;B";

    /** Gives bytes of the terminal; -1 at its end. What was given counts as rendered. */
    int read(ByteBuffer into) throws IOException;

    void write(byte[] input) throws IOException;

    @Override
    void close() throws IOException;

    default void type(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the prompt; from here on the shell prints what it is told to and nothing else. */
    static Shell quiet(Shell shell) throws IOException {
        shell.awaitPrompt();
        shell.type("unset PROMPT_COMMAND; PS1=; PS0=; stty -echo; printf '#QU%s' IET.\n");
        shell.await("#QUIET.");
        return shell;
    }

    default void awaitPrompt() throws IOException {
        await(PROMPT);
    }

    /** Reads until the text has come, and gives how many bytes that were; what follows in the same piece is dropped. */
    default long await(String text) throws IOException {
        return Alarm.within(60, "waiting for the terminal", () -> {
            byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer piece = ByteBuffer.allocate(262_144);
            long bytes = 0;
            int matched = 0;
            while (true) {
                piece.clear();
                int read = read(piece);
                if (read < 0) {
                    throw new EOFException("the terminal closed");
                }
                bytes += read;
                byte[] got = piece.array();
                for (int i = 0; i < read; i++) {
                    // Right because the first byte of what is waited for occurs nowhere else in it
                    matched = got[i] == wanted[matched] ? matched + 1 : got[i] == wanted[0] ? 1 : 0;
                    if (matched == wanted.length) {
                        return bytes;
                    }
                }
            }
        });
    }
}
