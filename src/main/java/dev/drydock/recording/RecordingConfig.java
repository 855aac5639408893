package dev.drydock.recording;

import java.nio.file.Path;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is recorded, and how much of it. Learners are told on the lesson's page. */
@ConfigMapping(prefix = "drydock.recording")
public interface RecordingConfig {

    /** Without it nothing is written, and nothing that was kept is shown. */
    @WithDefault("true")
    boolean enabled();

    /** What the recordings of one lab may take on the disk; then they stop. */
    @WithDefault("8388608")
    long bytes();

    /** The labs whose recordings a learner may keep. */
    @WithDefault("10")
    int kept();

    /** How long they stay: many a guest never comes back to delete them. */
    @WithDefault("90D")
    Duration keepFor();

    @WithDefault("${DRYDOCK_DATA:data}/recordings")
    Path folder();

    /** How long what was printed is gathered before it is written. */
    @WithDefault("100ms")
    Duration gather();

    /** How often recordings of labs that ended are looked for; what a learner ends is erased at once. */
    @WithDefault("10s")
    Duration eraseEvery();
}
