package dev.drydock.course;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/** Tells when something below a folder was saved, until it is closed. */
final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FolderWatch.class);

    /** An editor saves in several steps; one look after the last of them is enough. */
    private static final Duration QUIET = Duration.ofMillis(100);
    /** But whoever writes without a pause is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(400);
    /** Some file systems (network mounts, shared folders of virtual machines) never tell, so look anyway. */
    private static final Duration ANYWAY = Duration.ofSeconds(10);
    /** Where not every folder can be watched, looking is all there is. */
    private static final Duration UNWATCHED = Duration.ofSeconds(1);

    private final Path root;
    private final Runnable saved;
    private final WatchService watch;
    private final Thread thread;
    private boolean complete;

    FolderWatch(Path root, Runnable saved) throws IOException {
        this.root = root;
        this.saved = saved;
        this.watch = root.getFileSystem().newWatchService();
        register();
        this.thread = Thread.ofVirtual().name("lessons-watch").start(this::run);
    }

    private void run() {
        try {
            // What was saved between the first reading and the first watch shows up by the first look.
            look();
            while (true) {
                settle(watch.poll((complete ? ANYWAY : UNWATCHED).toMillis(), TimeUnit.MILLISECONDS));
                // New folders are watched before they are read: what is saved in between then shows up as well.
                register();
                look();
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            LOG.debug("No longer watching lessons");
        }
    }

    private void settle(WatchKey first) throws InterruptedException {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (var key = first; key != null; key = watch.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS)) {
            key.pollEvents();
            key.reset();
            if (System.nanoTime() > end) {
                return;
            }
        }
    }

    private void look() {
        try {
            saved.run();
        } catch (RuntimeException unexpected) {
            // The next save gets another chance; a watch that ended here would show nothing ever again.
            LOG.error("Lessons could not be read again", unexpected);
        }
    }

    private void register() {
        complete = true;
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen) {
                    if (!folder.equals(root) && folder.getFileName().toString().startsWith(".")) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    try {
                        folder.register(watch, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
                    } catch (IOException tooMany) {
                        complete = false;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    complete = complete && !file.equals(root);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException gone) {
            complete = false;
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        thread.interrupt();
    }
}
