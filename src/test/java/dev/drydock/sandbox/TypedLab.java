package dev.drydock.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.smallrye.config.SmallRyeConfigBuilder;

/** A lab on the machine's own engine with one terminal, used the way a learner does: a line is typed, its output is read. */
final class TypedLab implements AutoCloseable {

    /** What a command printed, and how it ended. */
    record Answer(int exit, String text) {
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int WINDOW = 262_144;

    private final DockerSandboxes sandboxes = new DockerSandboxes(config());
    private final SandboxRef lab;
    private Terminal terminal;

    TypedLab(String image) {
        String id = "typed-" + UUID.randomUUID().toString().substring(0, 8);
        lab = sandboxes.start(new SandboxSpec(id, "typed-labs", image, "7", Duration.ofMinutes(10), Wishes.NONE));
        open();
    }

    /** The labs' settings as a start has them, with what the environment says. */
    private static SandboxConfig config() {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources().addDiscoveredConverters()
                .withMapping(SandboxConfig.class).withValidateUnknown(false).build().getConfigMapping(SandboxConfig.class);
    }

    private void open() {
        terminal = sandboxes.openTerminal(lab, 1, new TerminalSize(500, 50), Terminal.FROM_THE_OLDEST, WINDOW);
    }

    /** Types one line and waits until the shell has run it. */
    Answer type(String line) throws InterruptedException {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        // The mark is typed in two halves, so that the echo of the typing is not taken for it
        String typed = " " + line + "; printf '%s%s %s\\n' " + mark.substring(0, 4) + " " + mark.substring(4) + " $?\n";
        terminal.write(typed.getBytes(StandardCharsets.UTF_8));
        Pattern end = Pattern.compile("(?s)\n(.*)" + mark + " (\\d+)\r?\n");
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            switch (terminal.poll()) {
                case TerminalOutput.Bytes(byte[] bytes) -> {
                    seen.writeBytes(bytes);
                    terminal.credit(bytes.length);
                    Matcher found = end.matcher(seen.toString(StandardCharsets.UTF_8));
                    if (found.find()) {
                        return new Answer(Integer.parseInt(found.group(2)), plain(found.group(1)));
                    }
                }
                case TerminalOutput.Closed closed -> throw new IllegalStateException("the terminal closed: " + closed);
                case TerminalOutput.Resized resized -> throw new IllegalStateException("nobody watches: " + resized);
                case TerminalOutput.Gap gap -> throw new IllegalStateException("bytes were lost: " + gap);
                case null -> Thread.sleep(5);
            }
        }
        throw new IllegalStateException("'" + line + "' did not end; it printed " + seen.toString(StandardCharsets.UTF_8));
    }

    private static String plain(String output) {
        return output.replaceAll("\u001b\\][^\u0007]*\u0007", "").replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "").replace("\r", "")
                .strip();
    }

    /** Runs a check as the server does. */
    ExecResult check(String script) {
        return sandboxes.exec(lab, new Program("sh", List.of(), script.getBytes(StandardCharsets.UTF_8),
                List.of(), new byte[0]), new ExecLimits(Duration.ofSeconds(30), 65_536));
    }

    /** Ends the terminal with all that was started in it, and opens a fresh one. */
    void endTerminal() {
        terminal.close();
        sandboxes.endTerminal(lab, 1);
        open();
    }

    @Override
    public void close() {
        sandboxes.stop(lab.labId());
        sandboxes.disconnect();
    }
}
