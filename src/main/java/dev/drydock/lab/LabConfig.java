package dev.drydock.lab;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "drydock.lab")
public interface LabConfig {

    /** How long a lab lives unless its lesson says otherwise or the learner extends it. */
    @WithDefault("60M")
    Duration lifetime();

    /** What one extension adds. */
    @WithDefault("30M")
    Duration extension();

    /** The longest life, every extension included. */
    @WithDefault("4H")
    Duration longest();

    /** How many labs this host carries at once. */
    @WithDefault("60")
    int most();

    /** How long the call that starts a lab waits for it before it answers that the lab is starting. */
    @WithDefault("5s")
    Duration startWait();
}
