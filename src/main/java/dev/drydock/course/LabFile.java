package dev.drydock.course;

import java.nio.file.Path;

/**
 * A file of the lesson's {@code files/} tree, to be laid over the lab's root.
 *
 * @param target absolute path in the lab
 * @param executable the only bit of a mode that git keeps
 */
public record LabFile(String target, Path source, boolean executable) {
}
