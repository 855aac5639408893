package dev.drydock.sandbox;

/** What a reader of a terminal sees next. */
public sealed interface TerminalOutput {

    /** Bytes of the pseudo-terminal, as they came. */
    record Bytes(byte[] bytes) implements TerminalOutput {
    }

    /** This reader was too slow beside another one of the same terminal; the next byte has this offset. */
    record Gap(long offset) implements TerminalOutput {
    }

    /** The terminal has this size from here on. Only readers who {@link Sandboxes#watchTerminal watch} are told. */
    record Resized(TerminalSize size) implements TerminalOutput {
    }

    /** The last thing: the terminal, or the way to it, ended. */
    record Closed(Reason reason, int exitStatus) implements TerminalOutput {
    }

    /** Why a terminal closed. */
    enum Reason {
        /** The shell exited by itself. */
        EXITED,
        /** The server ended the terminal. */
        ENDED,
        /** The lab, the engine or the connection to it went away; opening it again may work. */
        LOST
    }
}
