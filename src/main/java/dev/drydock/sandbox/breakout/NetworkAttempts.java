package dev.drydock.sandbox.breakout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Out of the lab by the network. */
final class NetworkAttempts {

    static final List<Attempt> ALL = List.of(
            new Attempt("host's ports", "reach a port that the host, and so the server, listens on at all its addresses",
                    NetworkAttempts::reachHost),
            Attempt.typed("other machines", "reach the metadata address, another lab, a name server, the world", """
                    for address in 169.254.169.254 172.17.0.1 172.17.0.2 10.0.0.1 192.168.0.1 8.8.8.8; do
                      denied "route to $address" try route $address
                    done
                    at_most "interfaces beside lo" 0 $(ls /sys/class/net | grep -vc '^lo$')
                    denied "an interface" ip link add attempt type dummy
                    denied "an address" ip address add 172.17.0.9/16 dev lo
                    """),
            Attempt.typed("engine's socket", "find the engine's socket, by file or by abstract name",
                    """
                            for socket in /var/run/docker.sock /run/docker.sock /run/containerd/containerd.sock /run/podman/podman.sock; do
                              denied $socket test -e $socket
                            done
                            at_most "abstract sockets that are not the lab's" 0 $(grep -c '@' /proc/net/unix | awk '{ print ($1 > 3) ? $1 : 0 }')
                            denied "a socket of the host" grep -E 'docker|containerd|systemd|dbus' /proc/net/unix
                            """));

    private NetworkAttempts() {
    }

    private static Finding reachHost(AttackedLab lab) throws InterruptedException {
        try (ServerSocket listening = new ServerSocket(0)) {
            StringBuilder script = new StringBuilder();
            for (String address : addressesOfHost()) {
                script.append("denied %s try connect %s:%d\n".formatted(address, address, listening.getLocalPort()));
            }
            Finding said = Finding.said(lab.type(script.toString()).untilOver(AttackedLab.PATIENCE));
            listening.setSoTimeout(100);
            try (var _ = listening.accept()) {
                return Finding.notHeld("somebody reached the host's port " + listening.getLocalPort());
            } catch (SocketTimeoutException nobody) {
                return said;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of this machine, which is the engine's where the engine is not elsewhere, and the usual bridge. */
    private static List<String> addressesOfHost() throws SocketException {
        List<String> addresses = new ArrayList<>(List.of("172.17.0.1"));
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .map(address -> address.getHostAddress())
                .filter(address -> !address.contains(":") && !addresses.contains(address))
                .forEach(addresses::add);
        return addresses;
    }
}
