package dev.drydock.sandbox;

import java.util.Optional;
import java.util.OptionalLong;

import com.github.dockerjava.api.model.HostConfig;

/**
 * What one lab asks for beyond what its image's profile gives.
 *
 * @param memory the limit on its memory in bytes, in place of the profile's
 * @param runtime the OCI runtime that is to run it, in place of the engine's default
 * @param network whether it has to reach anything but itself
 */
public record Wishes(OptionalLong memory, Optional<String> runtime, boolean network) {

    public static final Wishes NONE = new Wishes(OptionalLong.empty(), Optional.empty(), false);

    /** @throws SandboxException.Unsupported rather than to leave a wish out */
    HostConfig grant(HostConfig host, SandboxConfig config) {
        if (network) {
            throw new SandboxException.Unsupported("labs have no network here");
        }
        memory.ifPresent(bytes -> {
            if (bytes > config.largestMemory()) {
                throw new SandboxException.Unsupported("a lab may ask for " + config.largestMemory()
                        + " bytes of memory here, not for " + bytes + "; see drydock.sandbox.largest-memory");
            }
            host.withMemory(bytes).withMemorySwap(bytes);
        });
        runtime.ifPresent(name -> {
            if (!config.runtimes().map(allowed -> allowed.contains(name)).orElse(false)) {
                throw new SandboxException.Unsupported("lessons may not choose the runtime " + name
                        + " here; see drydock.sandbox.runtimes");
            }
            host.withRuntime(name);
        });
        return host;
    }
}
