package dev.drydock.sandbox;

import io.smallrye.config.SmallRyeConfigBuilder;

/** This host for commands that use its engine without a server. */
public final class ThisHost {

    private ThisHost() {
    }

    /** What a server started here would read. */
    public static SandboxConfig settings() {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources().addDiscoveredConverters()
                .withMapping(SandboxConfig.class).withValidateUnknown(false).build().getConfigMapping(SandboxConfig.class);
    }
}
