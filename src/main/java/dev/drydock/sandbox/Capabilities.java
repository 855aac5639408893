package dev.drydock.sandbox;

import java.util.List;

/**
 * What an engine can do, as it says itself.
 *
 * @param engine name and version, for people
 * @param missing what a lab requires and this engine lacks, each in words; labs are refused while it is not empty
 * @param isolationProven whether a lab was seen that reaches nothing but itself; nobody gets one before
 * @param storageDriver such as {@code overlay2}
 * @param cgroupVersion {@code 1} or {@code 2}
 */
public record Capabilities(String engine, List<String> missing, boolean isolationProven, String storageDriver,
        String cgroupVersion) {

    public Capabilities {
        missing = List.copyOf(missing);
    }
}
