package dev.drydock.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.github.dockerjava.api.model.HostConfig;

/**
 * What one lab asks for beyond what its image's profile gives.
 *
 * @param memory the limit on its memory in bytes, in place of the profile's
 * @param runtime the OCI runtime that is to run it, in place of the engine's default
 * @param network what it has to reach beside itself
 * @param peers names of further containers of its image, each with what the profile gives, that it reaches by these names
 */
public record Wishes(OptionalLong memory, Optional<String> runtime, Network network, List<String> peers) {

    public static final Wishes NONE = new Wishes(OptionalLong.empty(), Optional.empty(), Network.NONE, List.of());

    /** What a lab reaches. */
    public enum Network {
        NONE,
        /** Its peers and nothing else. */
        PEERS,
        /** The world, and nothing private of it. */
        INTERNET
    }

    public Wishes {
        peers = List.copyOf(peers);
    }

    /** @throws SandboxException.NotAllowed rather than to leave a wish out */
    HostConfig grant(HostConfig host, SandboxConfig config) {
        if (network == Network.INTERNET && !config.internet()) {
            throw new SandboxException.NotAllowed("the internet",
                    "labs may not reach the internet here; see drydock.sandbox.internet");
        }
        memory.ifPresent(bytes -> {
            if (bytes > config.largestMemory()) {
                throw new SandboxException.NotAllowed("more memory", "a lab may ask for " + config.largestMemory()
                        + " bytes of memory here, not for " + bytes + "; see drydock.sandbox.largest-memory");
            }
            host.withMemory(bytes).withMemorySwap(bytes);
        });
        return grantRuntime(host, config);
    }

    /** The same for one of its peers, which has the memory of its profile. */
    HostConfig grantPeer(HostConfig host, SandboxConfig config) {
        return grantRuntime(host, config);
    }

    private HostConfig grantRuntime(HostConfig host, SandboxConfig config) {
        runtime.ifPresent(name -> {
            if (!config.runtimes().map(allowed -> allowed.contains(name)).orElse(false)) {
                throw new SandboxException.NotAllowed("a runtime of its own", "lessons may not choose the runtime " + name
                        + " here; see drydock.sandbox.runtimes");
            }
            host.withRuntime(name);
        });
        return host;
    }
}
