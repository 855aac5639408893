package dev.drydock.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * All words of the lessons below a folder that a learner reads as prose: texts, titles, descriptions and labels of pictures,
 * and what checks say. Code, addresses and names of files are no prose.
 */
final class LessonWords {

    /**
     * @param place file and line
     */
    record Word(String word, String place) {
    }

    private static final Pattern FRONT = Pattern.compile("\\A---\\n(.*?\\n)---\\n", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("^(title|summary|message):\\s*[>|]?-?\\s*");
    private static final Pattern OTHER_KEY = Pattern.compile("^[a-z]+:");
    private static final Pattern SAID = Pattern.compile("\\becho (\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')");
    private static final Pattern EXPANDED = Pattern.compile("\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$\\w+|\\\\[\"'`]");
    /** Quoted in a sentence: a path, an option, a setting, a number. */
    private static final Pattern CODE = Pattern.compile(".*[/=_<>|@\\\\~*{}\\[\\]\\d+&].*|-.*|.*\\p{L}[.:(]\\p{L}.*");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");

    private final Path root;
    private final List<Word> words = new ArrayList<>();

    private LessonWords(Path root) {
        this.root = root;
    }

    static List<Word> below(Path root) throws IOException {
        LessonWords all = new LessonWords(root);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.read(file);
            }
        }
        return all.words;
    }

    private void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String place = root.relativize(file).toString();
        boolean check = file.getParent().getFileName().toString().equals("checks");
        if (name.endsWith(".md") && !place.contains("/files/")) {
            markdown(place, Files.readString(file));
        } else if (name.endsWith(".svg")) {
            picture(place, file);
        } else if (check && name.endsWith(".yml") || name.equals("course.yml")) {
            keys(place, Files.readString(file), 1);
        } else if (check) {
            script(place, Files.readAllLines(file));
        }
    }

    private void markdown(String place, String text) {
        Matcher front = FRONT.matcher(text);
        int before = 0;
        if (front.find()) {
            keys(place, front.group(1), 2);
            before = (int) front.group().lines().count();
            text = text.substring(front.end());
        }
        Node root = Markdown.parse(text);
        for (Text prose : Markdown.all(Text.class, root)) {
            prose(place, before + line(prose), prose.getLiteral());
        }
        for (HtmlBlock html : Markdown.all(HtmlBlock.class, root)) {
            prose(place, before + line(html), html.getLiteral().replaceAll("<[^>]*>", " "));
        }
    }

    private static int line(Node node) {
        Node placed = node;
        while (placed.getSourceSpans().isEmpty()) {
            placed = placed.getParent();
        }
        return placed.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    /** Titles, summaries and messages of YAML, the lines included that follow a folded one. */
    private void keys(String place, String yaml, int firstLine) {
        boolean inside = false;
        int line = firstLine;
        for (String text : yaml.lines().toList()) {
            Matcher key = KEY.matcher(text);
            inside = key.find() || inside && !OTHER_KEY.matcher(text).find() && text.startsWith(" ");
            if (inside) {
                prose(place, line, KEY.matcher(text).replaceFirst(""));
            }
            line++;
        }
    }

    private void script(String place, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher said = SAID.matcher(lines.get(i));
            while (said.find()) {
                prose(place, i + 1, EXPANDED.matcher(said.group(1)).replaceAll(" "));
            }
        }
    }

    private void picture(String place, Path file) throws IOException {
        try {
            NodeList all = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                    .getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                boolean prose = List.of("title", "desc", "text").contains(element.getTagName())
                        && !element.getAttribute("class").contains("mono");
                if (prose) {
                    prose(place, 1, element.getTextContent());
                }
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(place + " is no picture: " + e.getMessage(), e);
        }
    }

    private void prose(String place, int line, String text) {
        for (String piece : text.split("[\\s\u2026\u2192]+")) {
            String bare = piece.replaceAll("^[^\\p{L}\\d/~.$-]+|[^\\p{L}\\d/]+$", "");
            if (!CODE.matcher(bare).matches()) {
                WORD.matcher(bare).results()
                        .forEach(word -> words.add(new Word(word.group().replace('’', '\''), place + ":" + line)));
            }
        }
    }
}
