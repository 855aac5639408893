package dev.drydock.sandbox;

import java.util.Locale;

/**
 * What a lab has written beside its image, tmpfs and shared volumes excepted.
 *
 * @param bytes that its files take on the engine's disk
 * @param files entries of any kind; an engine that keeps its disk to itself does not say how many, and 0 stands for that
 */
public record DiskUse(long bytes, long files) {

    private static final double GIB = 1 << 30;
    /** More than could be counted, or made so that counting it fails. */
    static final DiskUse UNCOUNTABLE = new DiskUse(0, Long.MAX_VALUE);

    DiskUse plus(DiskUse other) {
        return isCounted() && other.isCounted() ? new DiskUse(bytes + other.bytes, files + other.files) : UNCOUNTABLE;
    }

    public boolean isCounted() {
        return files < Long.MAX_VALUE;
    }

    public boolean exceeds(long mostBytes, long mostFiles) {
        return bytes > mostBytes || files > mostFiles;
    }

    /** For people. */
    public String inWords() {
        if (!isCounted()) {
            return "files that cannot be counted";
        }
        String size = bytes < GIB ? bytes / LabProfile.MIB + " MiB" : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
        return files == 0 ? size : String.format(Locale.ROOT, "%s in %,d files", size, files);
    }
}
