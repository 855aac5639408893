package dev.drydock;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

/**
 * A second engine of this machine that listens on TCP with TLS only, as one of another machine does, and has what standard labs
 * are made of. {@link #close} leaves nothing of it.
 */
final class TlsEngine implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final List<String> IMAGES = List.of("drydock/base", "drydock/toolbox");

    private final Path folder;
    private final String bridge = "ddtls" + Long.toString(ProcessHandle.current().pid(), 36);
    private final String host;
    private final EngineKeys keys;
    private final DockerClient client;
    private Process process;

    private TlsEngine(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.host = "tcp://" + ADDRESS + ":" + freePort();
        this.keys = EngineKeys.make(folder, ADDRESS);
        this.client = client(DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(host)
                .withDockerTlsVerify(true).withDockerCertPath(keys.client().toString()).build());
    }

    private static DockerClient client(DefaultDockerClientConfig config) {
        return DockerClientImpl.getInstance(config, new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost()).sslConfig(config.getSSLConfig()).build());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        }
    }

    /** Only root starts engines, and only where one is installed. */
    static boolean canRun() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/sbin/dockerd"));
    }

    static TlsEngine start() throws IOException, GeneralSecurityException {
        TlsEngine engine = new TlsEngine(Files.createTempDirectory("drydock-tls-"));
        try {
            engine.run();
            engine.fetchImages();
            return engine;
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private void run() throws IOException {
        // A bridge of its own: without one it would delete that of another engine
        Commands.run("ip", "link", "add", "name", bridge, "type", "bridge");
        Commands.run("ip", "addr", "add", "192.0.2.1/24", "dev", bridge);
        process = new ProcessBuilder("dockerd", "--host", host, "--tlsverify",
                "--tlscacert", keys.engine().resolve("ca.pem").toString(),
                "--tlscert", keys.engine().resolve("cert.pem").toString(),
                "--tlskey", keys.engine().resolve("key.pem").toString(),
                "--data-root", folder.resolve("root").toString(), "--exec-root", folder.resolve("exec").toString(),
                "--pidfile", folder.resolve("engine.pid").toString(), "--bridge", bridge,
                "--iptables=false", "--ip-forward=false", "--ip-masq=false", "--log-level", "warn")
                .redirectErrorStream(true).redirectOutput(folder.resolve("engine.log").toFile()).start();
        Awaitility.await().ignoreExceptions().until(() -> {
            client.pingCmd().exec();
            return true;
        });
    }

    private void fetchImages() throws IOException {
        DockerClient other = client(DefaultDockerClientConfig.createDefaultConfigBuilder().build());
        for (String image : IMAGES) {
            try (InputStream saved = other.saveImageCmd(image).exec()) {
                client.loadImageCmd(saved).exec();
            }
        }
        other.close();
    }

    /** What a server is told that shall use this engine. */
    List<String> settings() {
        return List.of("DOCKER_HOST=" + host, "DOCKER_TLS_VERIFY=1", "DOCKER_CERT_PATH=" + keys.client());
    }

    /** Ids of all labs that it has, running or not. */
    List<String> labs() {
        return client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LabContainers.LAB)).exec().stream()
                .map(container -> container.getLabels().get(LabContainers.LAB)).toList();
    }

    @Override
    public void close() throws IOException {
        if (process != null && process.isAlive()) {
            client.listContainersCmd().withShowAll(true).exec()
                    .forEach(it -> client.removeContainerCmd(it.getId()).withForce(true).exec());
            end();
        }
        client.close();
        Commands.run("ip", "link", "del", bridge);
        unmount();
        Folders.delete(folder);
    }

    private void end() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the engine does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An engine leaves its data folder mounted upon itself, and then nobody can delete it. */
    private void unmount() throws IOException {
        List<String> mounts = Files.readAllLines(Path.of("/proc/mounts")).stream().map(line -> line.split(" ")[1])
                .filter(at -> at.startsWith(folder.toString())).toList();
        for (String at : mounts.reversed()) {
            Commands.run("umount", at);
        }
    }
}
