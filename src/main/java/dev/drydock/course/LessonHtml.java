package dev.drydock.course;

import java.util.List;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders the text of one lesson, piece by piece. */
final class LessonHtml {

    private final HtmlRenderer renderer;
    private final HtmlPolicy policy;

    LessonHtml(HtmlPolicy policy, Footnotes footnotes, Anchors anchors) {
        this.policy = policy;
        this.renderer = HtmlRenderer.builder()
                .nodeRendererFactory(context -> new LessonNodes(context, footnotes))
                .extensions(Markdown.RENDERED)
                .attributeProviderFactory(_ -> (node, _, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put("id", anchors.of(heading));
                    }
                })
                .build();
    }

    /** Sanitised and balanced. */
    String of(List<Node> nodes) {
        return clean(raw(nodes));
    }

    /** The content of a node, without the element around it. */
    String inside(Node parent) {
        return of(Markdown.children(parent)).strip();
    }

    String clean(String html) {
        return policy.clean(html).html();
    }

    /** Not sanitised: for what is put together first and cleaned as a whole. */
    String raw(List<Node> nodes) {
        var html = new StringBuilder();
        nodes.forEach(node -> renderer.render(node, html));
        return html.toString();
    }
}
