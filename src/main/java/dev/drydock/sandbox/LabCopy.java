package dev.drydock.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Collects copies of a lab's files into an archive for an inspector, where they lie below {@code /lab}. The learner made what
 * is
 * copied: sizes are bounded, pipes and devices left out, and a link to {@code /proc} or to {@code ../..} leads nowhere but into
 * the
 * copy, since every target is written anew as a path below {@code /lab}.
 */
final class LabCopy {

    static final String ROOT = "/lab";
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_ENTRIES = 4096;
    private static final int LONGEST_NAME = 1024;

    private final LabFiles files;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());
    private final Set<String> taken = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private long left = MOST_BYTES;

    LabCopy(LabFiles files) {
        this.files = files;
        out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    /** Copies what lies at a path, and all below it; nothing where nothing lies. */
    void add(String asked) {
        files.find(asked).ifPresent(found -> files.open(found.path(), MOST_BYTES * 2, tar -> {
            String top = null;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceAll("/+$", "");
                top = top == null ? name : top;
                if (name.equals(top) || name.startsWith(top + "/")) {
                    copy(tar, entry, asked, found.path(), name.substring(top.length()));
                }
            }
            return true;
        }));
    }

    /** @param below what follows the asked path, with a slash before it; empty for that path itself */
    private void copy(TarArchiveInputStream tar, TarArchiveEntry entry, String asked, String found, String below)
            throws IOException {
        String name = asked + below;
        if (!isPlain(name) || throughLink(name) || !taken.add(name)) {
            return;
        }
        if (taken.size() > MOST_ENTRIES || entry.getSize() > left) {
            throw new Outside.TooMuch("There is too much in " + asked + " to look through.");
        }
        if (entry.isSymbolicLink()) {
            links.add(name);
            link(name, target(entry.getLinkName(), found + below, asked, found));
        } else if (entry.isDirectory()) {
            put(folder(name));
        } else if (entry.isLink()) {
            hardLink(entry, name, asked, found);
        } else if (entry.isFile()) {
            left -= entry.getSize();
            TarArchiveEntry file = named(name, TarConstants.LF_NORMAL);
            file.setMode(entry.getMode() & 0777 | 0400);
            file.setSize(entry.getSize());
            out.putArchiveEntry(file);
            tar.transferTo(out);
            out.closeArchiveEntry();
        }
    }

    private static boolean isPlain(String name) {
        return name.length() <= LONGEST_NAME && Path.of(name).normalize().toString().equals(name);
    }

    /** The lab changes while it is read: what was a folder when it was listed may be a link when it is reached. */
    private boolean throughLink(String name) {
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            if (links.contains(name.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    /** Where a link leads in the copy, if the copy holds it: always below its root, whatever the link says. */
    private static String target(String said, String at, String asked, String found) {
        Path real = Path.of("/").resolve(Path.of(at).getParent().resolve(said)).normalize();
        String path = real.toString();
        boolean within = path.equals(found) || path.startsWith(found + "/");
        return ROOT + (within ? asked + path.substring(found.length()) : path);
    }

    private void link(String name, String target) throws IOException {
        TarArchiveEntry link = named(name, TarConstants.LF_SYMLINK);
        link.setLinkName(target);
        put(link);
    }

    /** A second name of a file that came before. */
    private void hardLink(TarArchiveEntry entry, String name, String asked, String found) throws IOException {
        String first = entry.getLinkName();
        int slash = first.indexOf('/');
        String target = asked + (slash < 0 ? "" : first.substring(slash));
        if (taken.contains(target) && !links.contains(target) && !target.equals(name)) {
            TarArchiveEntry link = named(name, TarConstants.LF_LINK);
            link.setLinkName(ROOT.substring(1) + target);
            put(link);
        }
    }

    private static TarArchiveEntry folder(String name) {
        TarArchiveEntry folder = named(name + "/", TarConstants.LF_DIR);
        folder.setMode(0755);
        return folder;
    }

    private static TarArchiveEntry named(String name, byte kind) {
        return new TarArchiveEntry(ROOT.substring(1) + name, kind);
    }

    private void put(TarArchiveEntry entry) throws IOException {
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }

    /** Ends the archive with a file of ours, which nothing of the lab replaces since it comes last. */
    byte[] finish(String name, String text) {
        try {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry file = named(name, TarConstants.LF_NORMAL);
            file.setSize(content.length);
            out.putArchiveEntry(file);
            out.write(content);
            out.closeArchiveEntry();
            out.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
