package dev.drydock.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "drydock.identity")
public interface IdentityConfig {

    /** How long a browser stays the same learner after its last sign-in. */
    @WithDefault("180D")
    Duration session();

    /** The longest life that a bearer token may ask for. */
    @WithDefault("90D")
    Duration longestToken();

    /**
     * The address that browsers use, where it differs from what the server sees (a reverse proxy). Only pages of this origin
     * may
     * change state; without it, only pages of the host that the request names.
     */
    Optional<URI> origin();
}
