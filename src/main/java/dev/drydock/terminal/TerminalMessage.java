package dev.drydock.terminal;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import dev.drydock.sandbox.TerminalSize;

/**
 * The protocol between a browser and a terminal; {@code src/main/webui/src/terminal/terminal-protocol.ts} is its mirror.
 *
 * <p>
 * Binary frames are bytes of the pseudo-terminal, both ways. Text frames are one JSON object each:
 *
 * <pre>
 * browser: {"type":"resize","cols":80,"rows":24}
 *          {"type":"ack","bytes":65536}              bytes rendered since the last ack
 * server:  {"type":"hello","terminal":1,"offset":0}  offset of the first byte that follows; again where bytes were lost
 *          {"type":"command","state":"started"}      from the shell's OSC 133 marks
 *          {"type":"command","state":"finished","exit":0}
 *          {"type":"size","cols":80,"rows":24}       only to who watches: the size that the learner's window has
 *          {"type":"closed","reason":"exited"}       the last frame: exited, ended or gone
 * </pre>
 *
 * At most {@value #WINDOW} bytes are sent that were not acknowledged, replay included. A message of input has at most
 * {@value #LONGEST_INPUT} bytes, one of control {@value #LONGEST_CONTROL}; a longer one ends the connection with the code 1009.
 *
 * <p>
 * {@code ?watch=ID} in the address opens another's terminal by the request for help of that id, once its learner has agreed.
 * Sizes from there are ignored, and so is input until the learner has agreed to that too; when less or more is allowed the
 * socket
 * closes, and a new one is let in as far as it then may.
 */
sealed interface TerminalMessage {

    int WINDOW = 262_144;
    int LONGEST_INPUT = 65_536;
    int LONGEST_CONTROL = 4096;

    record Resize(TerminalSize size) implements TerminalMessage {
    }

    record Ack(int bytes) implements TerminalMessage {
    }

    /** What a browser must not send. */
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    static TerminalMessage parse(String text) throws Malformed {
        try {
            JsonObject json = new JsonObject(text);
            return switch (json.getString("type", "")) {
                case "resize" -> new Resize(new TerminalSize(integer(json, "cols"), integer(json, "rows")));
                case "ack" -> new Ack(integer(json, "bytes"));
                default -> throw new Malformed("unknown type of message");
            };
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new Malformed("not a message of the terminal protocol");
        }
    }

    /** A number too large for an int becomes the largest one, never what its last bits happen to say. */
    private static int integer(JsonObject json, String name) {
        return (int) json.getNumber(name).doubleValue();
    }

    static String hello(int terminal, long offset) {
        return new JsonObject().put("type", "hello").put("terminal", terminal).put("offset", offset).encode();
    }

    static String command(CommandMarks.Mark mark) {
        JsonObject json = new JsonObject().put("type", "command");
        return (switch (mark) {
            case CommandMarks.Mark.Started _ -> json.put("state", "started");
            case CommandMarks.Mark.Finished(int exit) -> json.put("state", "finished").put("exit", exit);
        }).encode();
    }

    static String size(TerminalSize size) {
        return new JsonObject().put("type", "size").put("cols", size.cols()).put("rows", size.rows()).encode();
    }

    static String closed(String reason) {
        return new JsonObject().put("type", "closed").put("reason", reason).encode();
    }
}
