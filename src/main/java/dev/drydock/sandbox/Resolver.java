package dev.drydock.sandbox;

import java.util.List;

import com.github.dockerjava.api.model.HostConfig;

/**
 * Which server for names a lab on a network of peers asks for those that are not its own. One with the internet asks the
 * host's, as the engine arranges it.
 */
final class Resolver {

    /**
     * That of the container itself, where none is. An engine of 20.10 asks the host's server for whatever it does not know
     * itself, from the host and for an internal network too, when the host has that server on its loopback.
     */
    private static final String NOBODY = "127.0.0.1";
    /** Such an engine answers nothing then, and a learner would wait 20 seconds to read so. */
    private static final List<String> IMPATIENT = List.of("timeout:1", "attempts:1");

    private Resolver() {
    }

    static HostConfig of(SandboxSpec spec, HostConfig host) {
        return spec.wishes().network() == Wishes.Network.PEERS ? host.withDns(NOBODY).withDnsOptions(IMPATIENT) : host;
    }
}
