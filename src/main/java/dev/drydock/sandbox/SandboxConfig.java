package dev.drydock.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "drydock.sandbox")
public interface SandboxConfig {

    /** What comes before a lab image's folder name in the engine. */
    @WithDefault("drydock/")
    String imagePrefix();

    /** How long the engine may take for one call before it counts as down. */
    @WithDefault("30s")
    Duration engineTimeout();

    /** The memory of a standard lab in bytes, with no swap beyond it. */
    @WithDefault("268435456")
    long memory();

    /** The share of one processor that a standard lab gets. */
    @WithDefault("0.5")
    double cpus();

    /** How many processes and threads a standard lab may have. */
    @WithDefault("256")
    long tasks();

    /** The most memory in bytes that a lesson may ask for with {@code lab.memory}. */
    @WithDefault("2147483648")
    long largestMemory();

    /** The engine's runtimes that a lesson may choose with {@code lab.runtime}; none unless the operator names them. */
    Optional<List<String>> runtimes();

    /** What the operator lets labs do without; see {@link Requirement} for the names. */
    Optional<List<Requirement>> accept();

    /** What the networks of labs are cut from, sixteen addresses each. Nothing that a host reaches may lie in it. */
    @WithDefault("10.213.0.0/16")
    String networks();

    /** Whether lessons may ask for the internet. What a lab does there, it does in the host's name. */
    @WithDefault("false")
    boolean internet();

    /** Ranges of addresses that labs with the internet are refused too, such as a public one whose machines are private. */
    Optional<List<String>> refused();

    Disk disk();

    Builder builder();

    Vm vm();

    /**
     * What a lab may write beside its image. Past the first pair of limits it is frozen and its learner is told, past the
     * second it
     * is ended. A lab with half a processor was seen to write 2.4 GB a second on average: the second pair is so far from the
     * first that a flood which begins just after a look is found by the next before it gets there.
     */
    interface Disk {

        /** Ten times what the lessons' labs use, and a hundred labs at this limit fit a common disk. */
        @WithDefault("1073741824")
        long bytes();

        /** A file system has some millions of inodes for everybody; a large project of a learner has tens of thousands. */
        @WithDefault("100000")
        long files();

        @WithDefault("4294967296")
        long mostBytes();

        @WithDefault("400000")
        long mostFiles();

        /** How often labs are looked at. */
        @WithDefault("0.5s")
        Duration every();
    }

    /** What a lab with an engine of its own gets. */
    interface Builder {

        @WithDefault("1073741824")
        long memory();

        @WithDefault("1")
        double cpus();

        @WithDefault("1024")
        long tasks();

        /** How much its engine may keep, in bytes; it is memory of the lab. */
        @WithDefault("536870912")
        long store();
    }

    /** What a lab with a second kernel gets. */
    interface Vm {

        @WithDefault("536870912")
        long memory();

        @WithDefault("1")
        double cpus();
    }
}
