package dev.drydock.sandbox;

import java.util.List;

/**
 * The container engine as the rest of Drydock sees it. Every call blocks, is made for virtual threads, and ends within the
 * engine
 * time-out of {@link SandboxConfig} unless it says otherwise. Every failure is a {@link SandboxException}; its kind says whose
 * fault it is.
 */
public interface Sandboxes {

    /** What this engine was seen to be able to do; probed at the first call and kept. */
    Capabilities capabilities();

    /**
     * Starts a lab's container. When it returns the lab runs and its shells can be opened. Idempotent by lab id: a second call
     * finds the first one's container. A field of the spec that this engine cannot honour is a failure, never dropped.
     *
     * @throws SandboxException.ImageMissing when the image is not there; nothing is left behind
     */
    SandboxRef start(SandboxSpec spec);

    /**
     * Runs a program beside the learner's, from outside their process tree. Ends within the limits; what it prints beyond them
     * is
     * cut, a program that outlasts them is killed with all it started.
     */
    ExecResult exec(SandboxRef ref, Program program, ExecLimits limits);

    /**
     * Opens a reader on terminal {@code n}, starting its shell where there is none. Several readers may share a terminal.
     * Closing
     * the reader leaves the shell; only {@link #endTerminal}, {@code exit} and the lab's end stop it.
     *
     * @param n 1 to {@value SupervisorProtocol#TERMINALS}
     * @param since the offset to go on from, or {@link Terminal#FROM_THE_OLDEST}
     * @param credit how many bytes may be read before {@link Terminal#credit} allows more
     */
    Terminal openTerminal(SandboxRef ref, int n, TerminalSize size, long since, int credit);

    /** Ends terminal {@code n} and every process that came from it. Idempotent. */
    void endTerminal(SandboxRef ref, int n);

    /** Removes the lab's container and all that belongs to it. Idempotent: unknown means gone. */
    void stop(String labId);

    /**
     * Every container of a lab of this installation, running or not. What exists is the truth about existence. Labs that
     * another
     * Drydock made on the same engine are none of our business.
     */
    List<SandboxRef> list(String installation);
}
