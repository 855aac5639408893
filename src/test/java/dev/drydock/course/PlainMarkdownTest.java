package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lesson of every rule as GitHub shows it, which knows none of our rules, and as we show it. */
class PlainMarkdownTest {

    private static final Path FOLDER = Path.of("src/test/resources/course/rules/01-every-rule");
    /** Docusaurus' boxes are read for the sake of lessons that have them; GitHub never showed them otherwise. */
    private static final Pattern COLONS = Pattern.compile("(?m)^:::.*$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private String plain;
    private Lesson lesson;

    @BeforeEach
    void start() throws IOException {
        var text = Files.readString(FOLDER.resolve("lesson.md"));
        var body = text.substring(text.indexOf("\n---\n") + 5);
        var extensions = List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create(),
                FootnotesExtension.create(), TaskListItemsExtension.create());
        plain = HtmlRenderer.builder().extensions(extensions).build()
                .render(Parser.builder().extensions(extensions).build().parse(COLONS.matcher(body).replaceAll("")));
        lesson = new LessonReader().read(FOLDER.toAbsolutePath()).lesson().orElseThrow();
    }

    @Test
    void nothingOfOursIsLeftOverOnGitHub() {
        var seen = seen(plain).replaceAll("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]", "");
        for (var left : List.of("```", "[ ]", "[x]", "[^", "](", "[!", "run=", "file=", "append", "interrupt", "hold", "tab=",
                "title=", "\"input\"", "#run", "checks/", "{%")) {
            assertFalse(seen.contains(left), () -> left + " is left over in " + seen);
        }
    }

    @Test
    void whatIsReadOnGitHubIsReadHereAndTheOtherWayRound() {
        assertEquals(Set.of(), without(words(seen(plain)), words(seen(ours()))), "Lost by us");
        assertEquals(Set.of("title", "py"), without(words(seen(ours())), words(seen(plain))),
                "Seen only here: the title of a Docusaurus box, and the names of the files that blocks are written to");
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** Everything that our page can show of the lesson, the answers to quizzes included. */
    private String ours() {
        var all = new ArrayList<String>();
        lesson.introduction().forEach(block -> all.add(shown(block)));
        lesson.steps().forEach(step -> {
            all.add(step.titleHtml());
            step.blocks().forEach(block -> all.add(shown(block)));
        });
        all.add(lesson.footnotes());
        return String.join("\n", all);
    }

    private static String shown(Block block) {
        return switch (block) {
            case Html html -> html.html();
            case Task task -> task.titleHtml();
            case Quiz quiz -> quiz.questionHtml() + " " + options(quiz) + " " + switch (quiz.marks()) {
                case Marks.Options marks -> String.join(" ", marks.feedback());
                case Marks.Text marks -> marks.expected() + " " + marks.feedback();
            };
        };
    }

    private static String options(Quiz quiz) {
        return quiz.options().stream().map(Quiz.Option::html).collect(Collectors.joining(" "));
    }

    private static String seen(String html) {
        return html.replaceAll("<[^>]*>", " ").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&#43;", "+").replace("&#34;", "\"").replace("&amp;", "&");
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
