package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Startup;

/**
 * All lessons, as they are on disk: what is saved shows within a second. Each answer is immutable and of one moment; a
 * lesson that cannot be read is left out and named among the problems, and the others stay as they are.
 */
@Startup
@ApplicationScoped
public class Library implements AutoCloseable {

    private final ShelfReader reader;
    private final FolderWatch watch;
    private volatile Shelf shelf;

    /** Reads everything once, and watches until it is closed. */
    @Inject
    public Library(@ConfigProperty(name = "drydock.lessons", defaultValue = "lessons") Path folder) {
        var root = folder.toAbsolutePath().normalize();
        reader = new ShelfReader(root);
        shelf = reader.read(Shelf.EMPTY);
        try {
            watch = new FolderWatch(root, () -> shelf = reader.read(shelf));
        } catch (IOException unable) {
            throw new UncheckedIOException("This system cannot watch files", unable);
        }
    }

    /** All courses, by id. */
    public List<Course> courses() {
        return shelf.courses();
    }

    public Optional<Course> course(String id) {
        return courses().stream().filter(course -> course.id().equals(id)).findFirst();
    }

    public Optional<Lesson> lesson(String course, String id) {
        return course(course).flatMap(found -> found.lesson(id));
    }

    /** Everything that authors should mend, by file and line. */
    public List<Problem> problems() {
        return shelf.problems();
    }

    @Override
    @PreDestroy
    public void close() {
        try {
            watch.close();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }
}
