package dev.drydock.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of one lab, by the engine's archive call. That call resolves links inside the lab, but sees what lies below a
 * mounted
 * folder of memory instead of what is in it: each path is therefore walked from the root, and refused where it leads there.
 */
final class LabFiles {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int MOST_LINKS = 8;
    private static final int LARGEST_CONTENT = 1 << 20;
    private static final int LONGEST_REFUSAL = 1024;

    private final Engine engine;
    private final String container;
    private final List<String> inMemory;

    /** @param inMemory folders of the lab that are not on its disk */
    LabFiles(Engine engine, String container, List<String> inMemory) {
        this.engine = engine;
        this.container = container;
        this.inMemory = inMemory;
    }

    /** A path without links, and what lies there. */
    record Found(String path, boolean link, PathStat stat) {
    }

    /** Follows every link; absent where nothing lies. */
    Optional<Found> find(String asked) {
        if (isInMemory(asked)) {
            throw new Outside.Unseen(asked);
        }
        String path = asked;
        for (int links = 0; links <= MOST_LINKS; links++) {
            int end = path.indexOf('/', 1);
            Optional<PathStat> stat = stat(end < 0 ? path : path.substring(0, end));
            while (end >= 0 && stat.isPresent() && stat.get().type() != SeenFile.Type.LINK) {
                end = path.indexOf('/', end + 1);
                stat = stat(end < 0 ? path : path.substring(0, end));
            }
            if (stat.isEmpty() || stat.get().type() != SeenFile.Type.LINK) {
                boolean link = links > 0 && isLink(asked);
                String there = path;
                return stat.map(it -> new Found(there, link, it));
            }
            String target = stat.get().target();
            path = (target.equals("/") && end >= 0 ? "" : target) + (end < 0 ? "" : path.substring(end));
            if (isInMemory(path)) {
                throw new Outside.TooMuch(
                        asked + " leads into a folder that is only in memory, as /tmp is; it cannot be looked at there.");
            }
            if (path.equals("/")) {
                throw new Outside.TooMuch(asked + " is a link to everything.");
            }
        }
        throw new Outside.TooMuch(asked + " leads through too many links.");
    }

    private boolean isLink(String asked) {
        return stat(asked).filter(it -> it.type() == SeenFile.Type.LINK).isPresent();
    }

    private boolean isInMemory(String path) {
        return inMemory.stream().anyMatch(folder -> (path + "/").startsWith(folder + "/"));
    }

    private Optional<PathStat> stat(String path) {
        try (EngineAnswer answer = ask("HEAD", path)) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            if (answer.status() != 200) {
                // This kind of question has no answer in words
                return open(path, LARGEST_CONTENT, _ -> Optional.<PathStat> empty()).flatMap(it -> it);
            }
            return Optional.of(PathStat.read(answer.header(PathStat.HEADER)
                    .orElseThrow(() -> new IOException("the engine says nothing of " + path))));
        } catch (IOException e) {
            throw new SandboxException.EngineDown("looking at " + path + " of " + container, e);
        }
    }

    /** Links in a circle are the learner's doing, everything else is ours. */
    private static void refuse(EngineAnswer answer, String path) throws IOException {
        String said = new String(answer.body().readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
        if (said.contains("too many")) {
            throw new Outside.TooMuch(path + " leads through too many links.");
        }
        throw new IOException("the engine answered " + answer.status() + " when asked for " + path + ": " + said);
    }

    /** What lies there, with its text if it is a file of bearable size. */
    Optional<SeenFile> file(String asked) {
        return find(asked).map(found -> {
            PathStat stat = found.stat();
            Optional<String> content = stat.type() == SeenFile.Type.FILE && stat.size() <= LARGEST_CONTENT
                    ? content(found.path())
                    : Optional.empty();
            return new SeenFile(found.path(), found.link(), stat.type(), stat.mode(), stat.size(), content);
        });
    }

    private Optional<String> content(String path) {
        return open(path, LARGEST_CONTENT * 2L, tar -> {
            TarArchiveEntry entry = tar.getNextEntry();
            // It may have become something else meanwhile
            return entry == null || !entry.isFile() || entry.getSize() > LARGEST_CONTENT ? Optional.<String> empty()
                    : Optional.of(new String(tar.readNBytes(LARGEST_CONTENT), StandardCharsets.UTF_8));
        }).flatMap(it -> it);
    }

    /** Reads an archive. */
    interface Reader<T> {
        T read(TarArchiveInputStream tar) throws IOException;
    }

    /** Reads what lies at a path without links, and all below it; absent where nothing lies any more. */
    <T> Optional<T> open(String path, long most, Reader<T> reader) {
        EngineAnswer answer;
        try {
            answer = ask("GET", path);
        } catch (IOException e) {
            throw new SandboxException.EngineDown("reading " + path + " of " + container, e);
        }
        try (answer) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            if (answer.status() != 200) {
                refuse(answer, path);
            }
            // Not closed by itself: that would read on to the end of whatever the lab holds
            TarArchiveInputStream tar = new TarArchiveInputStream(bounded(answer.body(), most, path));
            return Optional.ofNullable(reader.read(tar));
        } catch (IOException e) {
            if (answer.late()) {
                throw new Outside.TooMuch(path + " takes too long to look through.");
            }
            throw new SandboxException.EngineDown("reading " + path + " of " + container, e);
        }
    }

    private EngineAnswer ask(String method, String path) throws IOException {
        return engine.ask(method, "/containers/" + container + "/archive?path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20"), TIME);
    }

    static InputStream bounded(InputStream body, long most, String what) {
        return new FilterInputStream(body) {
            private long left = most;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                left -= Math.max(read, 0);
                if (left < 0) {
                    throw new Outside.TooMuch("There is too much in " + what + " to look through.");
                }
                return read;
            }
        };
    }
}
