package dev.drydock.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * The scripts and styles that pages load. Browsers keep them for a day, so an address carries a digest of what it leads to: a
 * new
 * build is seen at once, an old one is never loaded twice.
 */
@Named
@ApplicationScoped
public class Bundle {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    public String address(String file) {
        return addresses.computeIfAbsent(file, Bundle::withDigest);
    }

    private static String withDigest(String file) {
        var address = "/app/" + file;
        try (var content = Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + address)) {
            if (content == null) {
                // Tests of the API alone run without a bundle
                return address;
            }
            var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return address + "?v=" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
