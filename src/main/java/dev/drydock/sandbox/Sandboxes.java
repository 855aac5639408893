package dev.drydock.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The container engine as the rest of Drydock sees it. Every call blocks, is made for virtual threads, and ends within the
 * engine
 * time-out of {@link SandboxConfig} unless it says otherwise. Every failure is a {@link SandboxException}; its kind says whose
 * fault it is.
 */
public interface Sandboxes {

    /** How many terminals a lab has, numbered from 1. */
    int TERMINALS = SupervisorProtocol.TERMINALS;

    /** What this engine was seen to be able to do; probed at the first call and kept. */
    Capabilities capabilities();

    /**
     * Starts a lab's container and its peers. When it returns the lab runs and its shells can be opened. Idempotent by lab id:
     * a second call
     * finds the first one's container. A field of the spec that this engine cannot honour is a failure, never dropped.
     * The shell of terminal 1 may be there already, so that its prompt waits for the learner: whoever changes the lab before
     * it is handed out ends that terminal first.
     *
     * @throws SandboxException.ImageMissing when the image is not there; nothing is left behind
     */
    SandboxRef start(SandboxSpec spec);

    /**
     * The memory in bytes that a lab of this image may use.
     *
     * @throws SandboxException.ImageMissing when the image is not there
     */
    long memoryOf(String image);

    /**
     * What tells this build of an image from every other one of the same name.
     *
     * @throws SandboxException.ImageMissing when the image is not there
     */
    String versionOf(String image);

    /**
     * Runs a program beside the learner's, from outside their process tree. Ends within the limits; what it prints beyond them
     * is
     * cut, a program that outlasts them is killed with all it started.
     */
    ExecResult exec(SandboxRef ref, Program program, ExecLimits limits);

    /** The lab as its engine sees it from the host's side, for whoever must not trust what the learner can change. */
    Outside outside(SandboxRef ref);

    /**
     * Runs a script by its own first line and as the learner's own processes run, with no more rights than they have. What it
     * leaves in the background
     * goes on when it has ended, and ends with the lab. What it prints is kept in the lab, in {@code /tmp/setup.log}; the end
     * of
     * that is the result's error output. One that outlasts the time is killed, not what it started: the caller ends such a lab.
     */
    ExecResult setUp(SandboxRef ref, byte[] script, ExecLimits limits);

    /** The same in a peer of the lab. */
    ExecResult setUpPeer(SandboxRef ref, String peer, byte[] script, ExecLimits limits);

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

    /**
     * Opens a reader on a terminal as it is: neither its size nor its shell changes by it. Begins with the size, where it was
     * set
     * through this server, and is told each later one.
     *
     * @throws SandboxException.LabGone when the terminal has no shell
     */
    Terminal watchTerminal(SandboxRef ref, int n, long since, int credit);

    /** What all terminals print, as far as anybody reads them here. */
    PrintedOutput printed();

    /** Ends terminal {@code n} and every process that came from it. Idempotent. */
    void endTerminal(SandboxRef ref, int n);

    /**
     * Connects to a program that listens on the lab's own localhost, whether or not the lab has a network. Empty when nothing
     * listens there. The caller closes what it got; the lab's sleep and end break it off. A lab carries at least 64 at a time,
     * and then {@link SandboxException.NoCapacity} says so.
     */
    Optional<Tunnel> connect(SandboxRef ref, int port);

    /** The ports of the lab's localhost on which something listens now, in ascending order and at most 64 of them. */
    List<Integer> listeningPorts(SandboxRef ref);

    /**
     * Starts a container for a lab that nobody has asked for yet; {@link #claim} makes it somebody's. As {@link #start} in all
     * else.
     */
    SandboxRef startAhead(SandboxSpec spec);

    /**
     * Turns what {@link #startAhead} made into the lab that it was made to be. False when it is not there, or no longer lives:
     * nothing of it is left then, and {@link #start} can make the lab.
     */
    boolean claim(String labId);

    /**
     * Freezes the lab: files, processes and memory stay as they are, nothing runs, and every reader of a terminal is lost.
     * Idempotent.
     */
    void sleep(String labId);

    /**
     * Ends all processes of a frozen lab and keeps its files, those in memory too. False when this lab cannot be stopped
     * without
     * losing some: it stays frozen. Idempotent. May take 20 seconds more than the engine does.
     */
    boolean halt(String labId);

    /**
     * Lets a frozen lab go on, or starts a halted one anew with its files; its terminals are new ones then. Idempotent.
     *
     * @return its peers that were started anew: nothing of what was set up runs in them
     */
    List<String> wake(String labId);

    /**
     * When a byte was last typed into a terminal of the lab or newly printed by one, as far as this server saw it. A replay of
     * what was printed before is no use.
     */
    Optional<Instant> terminalUsed(String labId);

    /**
     * The processor time that all processes of the lab and its peers have used so far; empty where nobody can say. May take two
     * seconds.
     */
    Optional<Duration> cpuUsed(String labId);

    /**
     * What the lab and its peers have written to the engine's disk; empty when it is gone, or writes faster than its files can
     * be counted.
     * Cheap
     * enough to be asked for every lab twice a second.
     */
    Optional<DiskUse> diskUsed(String labId);

    /**
     * Removes the lab's container and all that belongs to it, its peers and its network too. Idempotent: unknown means gone.
     */
    void stop(String labId);

    /**
     * Every container of a lab of this installation, claimed or not, running or not. What exists is the truth about existence.
     * Labs that
     * another
     * Drydock made on the same engine are none of our business.
     */
    List<Existing> list(String installation);

    /**
     * What the engine keeps of labs of this installation beside their containers, whether somebody still needs it or not. What
     * is being made right now may be among it, and has its row already.
     */
    List<Remnant> remnants(String installation);

    /** Removes such a thing. False when the engine says that it is in use. Idempotent: unknown means gone. */
    boolean discard(Remnant remnant);
}
