import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command on a pseudo-terminal of its own, as somebody types it: {@code docker exec -it} refuses to run without one. The
 * kernel is called directly, since Java has no pseudo-terminals and another program in between would be measured as well.
 */
final class PtyShell implements Shell {

    private static final int READ_WRITE_NO_CONTROL = 0x102;
    private static final short READABLE = 1;
    private static final int LOOK_UP_MILLIS = 100;
    private static final int PIECE = 65_536;

    private static final MethodHandle OPEN = function("posix_openpt", ValueLayout.JAVA_INT);
    private static final MethodHandle GRANT = function("grantpt", ValueLayout.JAVA_INT);
    private static final MethodHandle UNLOCK = function("unlockpt", ValueLayout.JAVA_INT);
    private static final MethodHandle NAME = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow("ptsname"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle POLL = function("poll", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    private static final MethodHandle READ = function("read", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    private static final MethodHandle WRITE = function("write", ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG);
    private static final MethodHandle CLOSE = function("close", ValueLayout.JAVA_INT);

    private final int master;
    private final Process process;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment piece = arena.allocate(PIECE);
    private final MemorySegment waiting = arena.allocate(8, 4);

    private PtyShell(int master, Process process) {
        this.master = master;
        this.process = process;
    }

    private static MethodHandle function(String name, ValueLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        ValueLayout result = name.equals("read") || name.equals("write") ? ValueLayout.JAVA_LONG : ValueLayout.JAVA_INT;
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    static PtyShell open(List<String> command) throws IOException {
        int master = (int) call(OPEN, READ_WRITE_NO_CONTROL);
        try {
            if (master < 0 || call(GRANT, master) < 0 || call(UNLOCK, master) < 0) {
                throw new IOException("the kernel gives no pseudo-terminal");
            }
            File terminal = new File(((MemorySegment) NAME.invoke(master)).reinterpret(64).getString(0));
            Process process = new ProcessBuilder(command).redirectInput(terminal).redirectOutput(terminal)
                    .redirectError(terminal).start();
            return new PtyShell(master, process);
        } catch (Throwable e) {
            call(CLOSE, master);
            throw e instanceof IOException failure ? failure : new IOException(e);
        }
    }

    private static long call(MethodHandle function, Object... arguments) throws IOException {
        try {
            return ((Number) function.invokeWithArguments(arguments)).longValue();
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        waiting.set(ValueLayout.JAVA_INT, 0, master);
        waiting.set(ValueLayout.JAVA_SHORT, 4, READABLE);
        try {
            while ((int) POLL.invokeExact(waiting, 1L, LOOK_UP_MILLIS) == 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("interrupted");
                }
            }
            long read = (long) READ.invokeExact(master, piece, (long) Math.min(PIECE, into.remaining()));
            if (read > 0) {
                into.put(piece.asSlice(0, read).asByteBuffer());
            }
            // The other side's last close is an error here, not an end
            return read <= 0 ? -1 : (int) read;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(byte[] input) throws IOException {
        try (Arena some = Arena.ofConfined()) {
            MemorySegment bytes = some.allocateFrom(ValueLayout.JAVA_BYTE, input);
            for (long done = 0; done < input.length;) {
                long written = (long) WRITE.invokeExact(master, bytes.asSlice(done), input.length - done);
                if (written <= 0) {
                    throw new IOException("the terminal takes nothing any more");
                }
                done += written;
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            call(CLOSE, master);
        }
    }
}
