package dev.drydock.course;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the HTML of what plain Markdown does not have. The page's script and styles rely on this markup. */
final class LessonNodes implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter out;
    private final Footnotes footnotes;

    LessonNodes(HtmlNodeRendererContext context, Footnotes footnotes) {
        this.context = context;
        this.out = context.getWriter();
        this.footnotes = footnotes;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(CodeFigure.class, Box.class, Around.class, InlineRun.class, FootnoteReference.class,
                TaskListItemMarker.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case CodeFigure figure when figure.isMermaid() -> mermaid(figure);
            case CodeFigure figure -> code(figure);
            case Box box -> box(box);
            case Around around -> around(around);
            case InlineRun run -> element("code", attributes("class", "run", "data-run", "1"), run.command);
            case FootnoteReference mark -> out.raw(footnotes.mark(mark));
            case TaskListItemMarker marker -> out.text(marker.isChecked() ? "☑ " : "☐ ");
            default -> throw new IllegalArgumentException("Not a node of ours: " + node);
        }
    }

    private void mermaid(CodeFigure figure) {
        out.line();
        element("pre", Map.of("class", "mermaid-source"), figure.text);
        out.line();
    }

    private void code(CodeFigure figure) {
        var fence = figure.fence;
        var attributes = attributes("class", "fence");
        fence.run().ifPresent(terminal -> attributes.put("data-run", String.valueOf(terminal)));
        if (fence.interrupt()) {
            attributes.put("data-interrupt", "");
        }
        if (fence.hold()) {
            attributes.put("data-hold", "");
        }
        fence.file().ifPresent(path -> attributes.put("data-file", path));
        if (fence.append()) {
            attributes.put("data-append", "");
        }
        fence.tab().ifPresent(name -> attributes.put("data-tab", name));
        out.line();
        out.tag("figure", attributes);
        fence.title().or(fence::file).ifPresent(caption -> element("figcaption", Map.of(), caption));
        out.tag("pre");
        element("code", fence.language().isEmpty() ? Map.of() : Map.of("class", "language-" + fence.language()),
                figure.text);
        out.tag("/pre");
        out.tag("/figure");
        out.line();
    }

    private void box(Box box) {
        var attributes = attributes("class", "box box-" + box.kind.name().toLowerCase(Locale.ROOT), "role", "note");
        var title = box.title.map(Markdown::parse);
        attributes.put("aria-label", title.map(Markdown::plain).orElse(box.kind.label()));
        out.line();
        out.tag("aside", attributes);
        out.tag("p", Map.of("class", "box-title"));
        title.map(Node::getFirstChild).ifPresentOrElse(this::children, () -> out.text(box.kind.label()));
        out.tag("/p");
        children(box);
        out.tag("/aside");
        out.line();
    }

    private void around(Around around) {
        out.line();
        switch (around.purpose) {
            case TABLE -> around("div", attributes("class", "table-scroll", "tabindex", "0", "role", "region",
                    "aria-label", "Table"), around);
            case PICTURE -> around("figure", Map.of("class", "picture"), around);
            case TABS -> around("div", Map.of("class", "tabs"), around);
        }
        out.line();
    }

    private void around(String element, Map<String, String> attributes, Node node) {
        out.tag(element, attributes);
        children(node);
        out.tag("/" + element);
    }

    private void element(String name, Map<String, String> attributes, String text) {
        out.tag(name, attributes);
        out.text(text);
        out.tag("/" + name);
    }

    // In the order they are given, so that the same lesson always gives the same page.
    private static Map<String, String> attributes(String... namesAndValues) {
        var attributes = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    private void children(Node parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
