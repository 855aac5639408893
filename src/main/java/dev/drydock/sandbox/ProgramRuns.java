package dev.drydock.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;

/**
 * Runs a {@link Program} in a lab through the supervisor's {@code check} command, which takes the script from standard input
 * into
 * memory, keeps the time inside the lab and kills whatever the script left. The engine would let it run on for ever. A set-up
 * script goes through {@code run} instead: what it leaves shall live.
 */
final class ProgramRuns {

    /** What the lab's own clock may be late by before the server gives up on the engine. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** By this code the supervisor says that the time was up; a script cannot end with it (see protocol.h). */
    private static final int TIMED_OUT = 137;

    /**
     * A file takes what the script prints: by a pipe, whatever goes on in the background would hold the engine's stream open,
     * and
     * die of its end.
     */
    private static final String SET_UP = """
            bin=%s/bin
            $bin/cat >/tmp/setup.sh && $bin/chmod 700 /tmp/setup.sh || exit
            $bin/timeout -s KILL "$1" /tmp/setup.sh </dev/null >/tmp/setup.log 2>&1
            code=$?
            $bin/rm -f /tmp/setup.sh
            $bin/tail -c 4096 /tmp/setup.log >&2
            exit $code
            """.formatted(Toolbox.PATH);

    private static final Logger LOG = Logger.getLogger(ProgramRuns.class);

    private final Engine engine;

    ProgramRuns(Engine engine) {
        this.engine = engine;
    }

    ExecResult run(SandboxRef ref, Program program, ExecLimits limits) {
        return run(DockerSandboxes.containerOf(ref), program, limits);
    }

    /** In whatever container has the toolbox where labs have it. */
    ExecResult run(String container, Program program, ExecLimits limits) {
        return run(container, command(program, limits), List.of(program.script(), program.input()), limits);
    }

    ExecResult setUp(String container, byte[] script, ExecLimits limits) {
        List<String> command = List.of(Toolbox.SUPERVISOR, "run", "--", Toolbox.PATH + "/bin/sh", "-c", SET_UP, "sh",
                Long.toString(limits.time().toSeconds()));
        return run(container, command, List.of(script), limits);
    }

    private ExecResult run(String container, List<String> command, List<byte[]> input, ExecLimits limits) {
        return engine.call("running a script in " + container, () -> {
            String exec = engine.client().execCreateCmd(container)
                    .withCmd(command.toArray(String[]::new))
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec().getId();
            long started = System.nanoTime();
            Output output = converse(exec, input, limits);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Long code = engine.client().inspectExecCmd(exec).exec().getExitCodeLong();
            if (code == null) {
                throw new SandboxException.EngineTimeout("the engine does not say how a script in " + container + " ended",
                        null);
            }
            boolean timedOut = code == TIMED_OUT && took.compareTo(limits.time()) >= 0;
            return new ExecResult(code.intValue(), timedOut, output.out.toByteArray(), output.err.toByteArray(), took);
        });
    }

    private static List<String> command(Program program, ExecLimits limits) {
        List<String> command = new ArrayList<>(List.of(Toolbox.SUPERVISOR, "check", Long.toString(limits.time().toMillis()),
                Integer.toString(program.script().length), Toolbox.PATH + "/bin/" + program.interpreter()));
        command.addAll(program.interpreterArguments());
        command.add("--");
        command.addAll(program.arguments());
        return command;
    }

    private record Output(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    }

    private Output converse(String exec, List<byte[]> input, ExecLimits limits) {
        Output output = new Output(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        try (EngineStream stream = engine.startExec(exec)) {
            Thread watch = stream.closeAfter(limits.time().plus(GRACE));
            try {
                // In a thread of its own: a script that never reads its input must not keep us from reading its output
                Thread.ofVirtual().start(() -> feed(stream, input));
                collect(new DemultiplexedStream(stream), output, limits.output());
            } catch (IOException e) {
                throw stream.isLate() ? late(e) : new SandboxException.LabGone("the lab went away during a script", e);
            } finally {
                watch.interrupt();
            }
            if (stream.isLate()) {
                throw late(null);
            }
        } catch (IOException e) {
            throw new SandboxException.LabGone("the lab went away before a script", e);
        }
        return output;
    }

    private static SandboxException late(IOException cause) {
        return new SandboxException.EngineTimeout("the engine did not end a script in time", cause);
    }

    private static void feed(EngineStream stream, List<byte[]> input) {
        try {
            for (byte[] part : input) {
                stream.write(ByteBuffer.wrap(part));
            }
            stream.closeOutput();
        } catch (IOException ended) {
            LOG.debugf("A script ended before it had read all its input: %s", ended.getMessage());
        }
    }

    private static void collect(DemultiplexedStream stream, Output output, int limit) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(8192);
        for (int kind = stream.readPiece(piece); kind >= 0; kind = stream.readPiece(piece.clear())) {
            ByteArrayOutputStream into = kind == DemultiplexedStream.ERR ? output.err : output.out;
            into.write(piece.array(), 0, Math.min(piece.position(), limit - into.size()));
        }
    }
}
