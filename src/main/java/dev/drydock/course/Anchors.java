package dev.drydock.course;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The ids of a lesson's headings, made as GitHub makes them, so that the same links work there. */
final class Anchors {

    private final Map<Heading, String> ids = new IdentityHashMap<>();

    Anchors(Node root) {
        var generator = IdGenerator.builder().defaultId("step").build();
        Markdown.all(Heading.class, root)
                .forEach(heading -> ids.put(heading, generator.generateId(Markdown.plain(heading))));
    }

    String of(Heading heading) {
        return ids.getOrDefault(heading, "");
    }

    Collection<String> all() {
        return ids.values();
    }
}
