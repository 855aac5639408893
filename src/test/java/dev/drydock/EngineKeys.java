package dev.drydock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Keys as {@code DOCKER_CERT_PATH} wants them, made anew by the JDK's {@code keytool} and signed by an authority of their own:
 * one folder for an engine that is reached by an address, one for whoever may reach it.
 */
public record EngineKeys(Path engine, Path client) {

    public static EngineKeys make(Path folder, String address) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        char[] password = UUID.randomUUID().toString().toCharArray();
        keytool(store, password, "ca", "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
        keytool(store, password, "engine", "-signer", "ca", "-ext", "san=ip:" + address, "-ext", "eku=serverAuth");
        keytool(store, password, "client", "-signer", "ca", "-ext", "eku=clientAuth");
        KeyStore keys = KeyStore.getInstance(store.toFile(), password);
        return new EngineKeys(export(keys, password, "engine", folder), export(keys, password, "client", folder));
    }

    private static void keytool(Path store, char[] password, String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity",
                "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(password)));
        command.addAll(List.of(more));
        Commands.run(command);
    }

    private static Path export(KeyStore keys, char[] password, String name, Path folder)
            throws IOException, GeneralSecurityException {
        Path to = Files.createDirectory(folder.resolve(name));
        write(to.resolve("ca.pem"), "CERTIFICATE", keys.getCertificate("ca"));
        write(to.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate(name));
        write(to.resolve("key.pem"), "PRIVATE KEY", keys.getKey(name, password).getEncoded());
        return to;
    }

    private static void write(Path file, String kind, Certificate certificate) throws IOException, GeneralSecurityException {
        write(file, kind, certificate.getEncoded());
    }

    private static void write(Path file, String kind, byte[] bytes) throws IOException {
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' })
                .encodeToString(bytes) + "\n-----END " + kind + "-----\n");
    }
}
