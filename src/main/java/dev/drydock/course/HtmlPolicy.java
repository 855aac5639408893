package dev.drydock.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import dev.drydock.course.Address.Anchor;
import dev.drydock.course.Address.Asset;
import dev.drydock.course.Address.Page;
import dev.drydock.course.Address.Port;
import dev.drydock.course.Address.Web;
import dev.drydock.course.Address.Wrong;

/**
 * The elements and attributes that a lesson's HTML may have. Everything passes through here last, what an author wrote
 * as HTML and what we made of Markdown alike, so that nothing else can reach a page whatever a parser did before.
 */
final class HtmlPolicy {

    static final String NOT_AN_ASSET = "A picture has to be a file in the lesson's `assets/`.";
    static final String PUT_IT_THERE = "Copy the picture there: labs also work without the internet.";

    private static final String[] ELEMENTS = { "abbr", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd",
            "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h3", "h4", "h5", "h6", "hr", "i",
            "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub",
            "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var" };
    private static final Set<String> CLASSES = Set.of("box", "box-note", "box-tip", "box-important", "box-warning",
            "box-caution", "box-title", "fence", "footnote-back", "footnote-ref", "footnotes", "mermaid-source", "picture",
            "run", "table-scroll", "tabs");
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
    private static final Pattern ROLES = Pattern.compile("note|region|doc-endnotes");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,4}%?");
    private static final Pattern SIDE = Pattern.compile("left|center|right|middle|top|bottom", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCOPE = Pattern.compile("row|col|rowgroup|colgroup");

    /**
     * Something that the policy did not let through.
     *
     * @param element the element it was, or stood in
     */
    record Dropped(String element, String what, String mend) {
    }

    /** What is left of some HTML, always balanced, and what is not. */
    record Cleaned(String html, List<Dropped> dropped) {
    }

    private final Addresses addresses;
    private final PolicyFactory policy;
    private final List<Dropped> dropped = new ArrayList<>();

    HtmlPolicy(Addresses addresses) {
        this.addresses = addresses;
        this.policy = new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowWithoutAttributes("span")
                .allowElements(this::link, "a")
                .allowElements(this::picture, "img")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href").onElements("a")
                .allowAttributes("src", "alt").onElements("img")
                .allowAttributes("width", "height").matching(LENGTH).onElements("img", "td", "th")
                .allowAttributes("align").matching(SIDE).onElements("div", "p", "td", "th", "tr", "img", "h3", "h4")
                .allowAttributes("valign").matching(SIDE).onElements("td", "th", "tr")
                .allowAttributes("colspan", "rowspan").matching(NUMBER).onElements("td", "th")
                .allowAttributes("scope").matching(SCOPE).onElements("th")
                .allowAttributes("start").matching(NUMBER).onElements("ol")
                .allowAttributes("open").onElements("details")
                .allowAttributes("tabindex").matching(Pattern.compile("0")).onElements("div")
                .allowAttributes("role").matching(ROLES).onElements("aside", "div", "section")
                .allowAttributes("data-run").matching(NUMBER).onElements("figure", "code")
                .allowAttributes("data-interrupt", "data-hold", "data-file", "data-append", "data-tab").onElements("figure")
                .allowAttributes("title", "lang", "aria-label").globally()
                .allowAttributes("id").matching((element, name, id) -> Lesson.ANCHOR_PREFIX + id).globally()
                .allowAttributes("class").matching((element, name, names) -> classes(names)).globally()
                .toFactory();
    }

    Cleaned clean(String html) {
        dropped.clear();
        var clean = policy.sanitize(html, new HtmlChangeListener<Void>() {
            @Override
            public void discardedTag(Void context, String element) {
                if (dropped.isEmpty() || !dropped.getLast().element.equals(element)) {
                    dropped.add(new Dropped(element, "`<" + element + ">` is not allowed here and was dropped.",
                            "Say it in Markdown."));
                }
            }

            @Override
            public void discardedAttributes(Void context, String element, String... attributes) {
                var names = Keys.list(List.of(attributes));
                dropped.add(new Dropped(element, names + " of `<" + element + ">` is not allowed and was dropped.",
                        "Remove it."));
            }
        }, null);
        // The sanitizer breaks up double braces for the sake of page frameworks that we do not use; commands such as
        // docker inspect -f '{{.State}}' are full of them.
        return new Cleaned(clean.replace("{<!-- -->{", "{{"), List.copyOf(dropped));
    }

    private String link(String element, List<String> attributes) {
        var href = value(attributes, "href");
        return href == null ? element : switch (addresses.of(href)) {
            case Web(String url) -> outward(element, attributes, url);
            case Port(int port, String url) -> toLab(element, attributes, port, url);
            case Anchor(String id) -> inward(element, attributes, "#" + Lesson.ANCHOR_PREFIX + id);
            case Asset(String url) -> inward(element, attributes, url);
            case Page(String _, String _, String url) -> inward(element, attributes, url);
            case Wrong(String what, String mend) -> refused(element, what, mend);
        };
    }

    private static String toLab(String element, List<String> attributes, int port, String url) {
        set(attributes, "class", "port");
        set(attributes, "data-port", String.valueOf(port));
        return outward(element, attributes, url);
    }

    private static String outward(String element, List<String> attributes, String url) {
        set(attributes, "rel", "noopener noreferrer");
        set(attributes, "target", "_blank");
        return inward(element, attributes, url);
    }

    private static String inward(String element, List<String> attributes, String url) {
        set(attributes, "href", url);
        return element;
    }

    private String picture(String element, List<String> attributes) {
        var src = value(attributes, "src");
        return src == null ? null : switch (addresses.of(src)) {
            case Asset(String url) -> {
                set(attributes, "src", url);
                set(attributes, "loading", "lazy");
                yield element;
            }
            case Wrong(String what, String mend) -> refused(element, what, mend);
            default -> refused(element, NOT_AN_ASSET, PUT_IT_THERE);
        };
    }

    /** Of a list in which names and values take turns. */
    private static String value(List<String> attributes, String name) {
        for (var i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                return attributes.get(i + 1);
            }
        }
        return null;
    }

    private static void set(List<String> attributes, String name, String value) {
        for (var i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                attributes.set(i + 1, value);
                return;
            }
        }
        attributes.addAll(List.of(name, value));
    }

    private String refused(String element, String what, String mend) {
        dropped.add(new Dropped(element, what, mend));
        return null;
    }

    private static String classes(String names) {
        var allowed = Stream.of(names.split("\\s+"))
                .filter(name -> CLASSES.contains(name) || LANGUAGE.matcher(name).matches())
                .collect(Collectors.joining(" "));
        return allowed.isEmpty() ? null : allowed;
    }
}
