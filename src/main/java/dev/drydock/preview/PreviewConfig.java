package dev.drydock.preview;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "drydock.preview")
public interface PreviewConfig {

    /**
     * The domain below which every name leads to this server, so that each preview gets a name of its own. Needs
     * {@code drydock.identity.origin}. Without it, previews of a server that is called {@code localhost} are below
     * {@code localhost}, and all others have a path instead of a name.
     */
    Optional<String> suffix();

    /** Requests and WebSockets of one lab at a time. */
    @WithDefault("64")
    int connections();

    /** How long a learner's server may think before it answers. */
    @WithDefault("2M")
    Duration patience();

    /** How long a stream or a WebSocket may be silent. */
    @WithDefault("1H")
    Duration silence();

    /** The largest body that a browser may send. */
    @WithDefault("104857600")
    long largestBody();
}
