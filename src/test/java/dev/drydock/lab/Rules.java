package dev.drydock.lab;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The rules of labs as a host would set them. */
final class Rules {

    private Rules() {
    }

    /** The defaults, but for what is given by name without the common prefix. */
    static LabConfig with(Map<String, String> changes) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(LabConfig.class).addDiscoveredConverters();
        changes.forEach((name, value) -> builder.withDefaultValue("drydock.lab." + name, value));
        return builder.build().getConfigMapping(LabConfig.class);
    }
}
