package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jboss.logging.Logger;

/**
 * Reads one lesson: a folder {@code <course>/<NN-slug>} with a text in Markdown and whatever files belong to it. The
 * text begins with {@link FrontMatter}; a second-level heading begins a step; behind the opening of a block of code
 * stand the words of {@link Fence}; a task-list item that is one link to {@code checks/…} is a task, as
 * {@link CheckReader} says; a task list with ticked items is a quiz; {@link Box} and {@link ColonBox} are the two
 * dialects of boxes.
 * <p>
 * Whatever is wrong is reported, all of it, with file and line; nothing in a lesson makes this throw.
 */
final class LessonReader {

    private static final Logger LOG = Logger.getLogger(LessonReader.class);

    /**
     * What came of reading a folder.
     *
     * @param lesson absent when there is nothing to show
     * @param toLessons links whose targets this lesson alone cannot know
     */
    record Reading(Optional<Lesson> lesson, List<Problem> problems, List<Links.ToLesson> toLessons) {
    }

    Reading read(Path folder) {
        var course = folder.getParent().getFileName().toString();
        var id = folder.getFileName().toString();
        var problems = Problems.of(course + "/" + id);
        try {
            return read(folder, course, id, problems);
        } catch (IOException | UncheckedIOException unreadable) {
            problems.error(1, "The folder cannot be read: " + unreadable.getMessage() + ".", "Check its permissions.");
        } catch (StackOverflowError deep) {
            problems.error(1, "The text is nested too deeply to be read.", "Take some marks out of one another.");
        } catch (RuntimeException ours) {
            // Our mistake or a library's; it costs this one lesson.
            LOG.errorf(ours, "Lesson %s/%s could not be read", course, id);
            problems.error(1, "The lesson could not be read: " + ours + ".", "Please report this as a fault of Drydock.");
        }
        return new Reading(Optional.empty(), problems.all(), List.of());
    }

    private static Reading read(Path folder, String course, String id, Problems problems) throws IOException {
        var file = LessonFolder.text(folder);
        if (file.isEmpty()) {
            problems.error(1, "There is no lesson in this folder.", "Write a file `lesson.md`.");
            return new Reading(Optional.empty(), problems.all(), List.of());
        }
        var whole = problems.in(file.get().getFileName().toString());
        var source = TextFile.read(file.get(), whole);
        if (source.isEmpty()) {
            return new Reading(Optional.empty(), problems.all(), List.of());
        }
        var parts = FrontMatter.split(source.get(), whole);
        var text = whole.after(parts.linesBefore());
        var root = Markdown.parse(parts.body());
        var title = title(parts.front(), root, text).orElse(id);

        new Shapes(root, text).find();
        var addresses = new Addresses(folder, course, id);
        var policy = new HtmlPolicy(addresses);
        var rawHtml = new RawHtml(policy, text);
        rawHtml.check(root);
        var anchors = new Anchors(root);
        var toLessons = new Links(addresses, anchors, root, text).follow(root);
        var footnotes = new Footnotes(root, text);
        var html = new LessonHtml(policy, footnotes, anchors);
        var checks = new Checks(folder, problems, text);
        var body = new LessonBody(html, rawHtml, new TaskReader(html, checks, text), new QuizReader(html, text), anchors,
                text);
        body.read(root);
        checks.finish();

        var files = LessonFolder.scan(folder, problems);
        files.proofs(checks.names());
        var front = parts.front();
        var lesson = new Lesson(course, id, title, front.summary(), front.minutes(), front.level(), front.tags(),
                front.lab(), body.introduction(), body.steps(), html.clean(footnotes.html(html)), files.setup(),
                files.stepSetups(body.steps().stream().map(Step::id).toList()),
                files.peerSetups(front.lab().map(LabSpec::peers).orElse(List.of())), files.labFiles(), folder, files.hash());
        useless(lesson, whole);
        return new Reading(Optional.of(lesson), problems.all(), toLessons);
    }

    /** The title; a first heading that only repeats it is taken out of the text. */
    private static Optional<String> title(FrontMatter front, Node root, Problems text) {
        if (!(root.getFirstChild() instanceof Heading first && first.getLevel() == 1)) {
            return front.title();
        }
        var heading = Markdown.plain(first);
        if (front.title().isPresent() && !front.title().get().equals(heading)) {
            text.warning(first, "The lesson has two titles: this one, and `" + front.title().get() + "`.",
                    "Remove one of them, or make them equal.");
        }
        first.unlink();
        return front.title().or(() -> Optional.of(heading).filter(words -> !words.isEmpty()));
    }

    private static void useless(Lesson lesson, Problems problems) {
        var blocks = Stream.concat(lesson.introduction().stream(), lesson.steps().stream().flatMap(s -> s.blocks().stream()));
        var needsLab = blocks.anyMatch(block -> switch (block) {
            case Task _ -> true;
            case Quiz _ -> false;
            case Html html -> !html.actions().isEmpty();
        });
        if (needsLab && lesson.lab().isEmpty()) {
            problems.error(1, "The lesson has tasks or commands to run, and no lab to run them in.",
                    "Add `lab:` with `image: base` below it to the front matter.");
        }
    }
}
