package dev.drydock.course;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping that remembers its lines. Nothing is ever constructed from it but texts, so YAML's tags, aliases and
 * surprising types (a version that becomes a number, a "no" that becomes false) cannot do harm.
 */
final class Keys {

    private record Entry(int line, Node value) {
    }

    private final String prefix;
    private final List<String> known;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Problems problems;
    private boolean readable = true;

    private final int first;

    private Keys(String prefix, List<String> known, Problems problems, int first) {
        this.prefix = prefix;
        this.known = known;
        this.problems = problems;
        this.first = first;
    }

    /**
     * Reads a text, which may be empty.
     *
     * @param known the allowed keys; those of an inner mapping are written with a dot, as in {@code lab.image}
     */
    static Keys read(String text, List<String> known, Problems problems) {
        var keys = new Keys("", known, problems, 1);
        try {
            var options = new LoaderOptions();
            options.setNestingDepthLimit(20);
            switch (new Yaml(options).compose(new StringReader(text))) {
                case null -> {
                }
                case MappingNode mapping -> keys.fill(mapping);
                case Node other -> keys.unreadable(line(other), "These are not keys with values.",
                        "Write one `key: value` a line.");
            }
        } catch (MarkedYAMLException wrong) {
            var mark = wrong.getProblemMark();
            keys.unreadable(mark == null ? 1 : mark.getLine() + 1, "The YAML cannot be read: " + wrong.getProblem() + ".",
                    YamlMistake.mend(wrong.getProblem()));
        } catch (YAMLException wrong) {
            keys.unreadable(1, "The YAML cannot be read: " + wrong.getMessage() + ".",
                    YamlMistake.mend(wrong.getMessage()));
        }
        return keys;
    }

    private void fill(MappingNode mapping) {
        for (var tuple : mapping.getValue()) {
            var line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.error(line, "A key has to be a word.", "Write `key: value`.");
            } else if (!known.contains(prefix + key.getValue())
                    && known.stream().noneMatch(name -> name.startsWith(prefix + key.getValue() + "."))) {
                problems.error(line, "`" + prefix + key.getValue() + "` is not a known key.", nearest(key.getValue()));
            } else if (entries.putIfAbsent(key.getValue(), new Entry(line, tuple.getValueNode())) != null) {
                problems.error(line, "`" + prefix + key.getValue() + "` is there twice.", "Remove one of the two.");
            }
        }
    }

    // The last part alone counts too: whoever writes `image` at the top means `lab.image`.
    private String nearest(String key) {
        var byName = new LinkedHashMap<String, String>();
        known.stream().filter(name -> name.startsWith(prefix)).map(name -> name.substring(prefix.length())).forEach(name -> {
            byName.put(name, prefix + name);
            var group = name.replaceFirst("\\..*", "");
            byName.putIfAbsent(group, prefix + group);
        });
        known.forEach(name -> byName.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), name));
        return Nearest.to(key, byName.keySet()).map(byName::get).map(name -> "Did you mean `" + name + "`?").orElseThrow();
    }

    private void unreadable(int line, String what, String mend) {
        readable = false;
        problems.error(line, what, mend);
    }

    /** Whether a key is missing, in keys that could be read. */
    boolean lacks(String key) {
        return readable && !has(key);
    }

    private boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Where the key stands; where the keys begin if it does not. */
    int line(String key) {
        return has(key) ? entries.get(key).line() : first;
    }

    /** Where the keys begin. */
    int line() {
        return first;
    }

    /** An inner mapping. */
    Optional<Keys> keys(String key) {
        return value(key).flatMap(node -> {
            var inner = new Keys(prefix + key + ".", known, problems, line(node));
            if (node instanceof MappingNode mapping) {
                inner.fill(mapping);
                return Optional.of(inner);
            }
            if (node instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
                return Optional.of(inner);
            }
            return wrong(key, "holds no keys of its own", "Write its keys below it, indented by two blanks.");
        });
    }

    /**
     * An inner mapping, or a list of several.
     *
     * @param first the key that a text alone, without any key, stands for
     */
    List<Keys> all(String key, String first) {
        return value(key).map(node -> switch (node) {
            case SequenceNode sequence -> sequence.getValue().stream().map(item -> one(key, first, item)).toList();
            default -> List.of(one(key, first, node));
        }).orElse(List.of());
    }

    private Keys one(String key, String first, Node node) {
        var inner = new Keys(prefix + key + ".", known, problems, line(node));
        switch (node) {
            case MappingNode mapping -> inner.fill(mapping);
            case ScalarNode scalar -> inner.entries.put(first, new Entry(line(scalar), scalar));
            default -> inner.unreadable(line(node), "`" + prefix + key + "` holds a list in a list.",
                    "Write one entry behind each `-`.");
        }
        return inner;
    }

    /** A text that is not blank, without white space around it. */
    Optional<String> text(String key) {
        return value(key).flatMap(node -> node instanceof ScalarNode scalar && !scalar.getValue().isBlank()
                ? Optional.of(scalar.getValue().strip())
                : wrong(key, "has no text", "Write `" + key + ": …`, or remove the key."));
    }

    /** A text of a certain shape. */
    Optional<String> text(String key, Pattern shape, String mend) {
        return text(key)
                .flatMap(text -> shape.matcher(text).matches() ? Optional.of(text) : wrong(key, "is `" + text + "`", mend));
    }

    /** A text that means something; what the meaning throws as an {@link IllegalArgumentException} is a problem. */
    <T> Optional<T> value(String key, Function<String, T> meaning, String mend) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(meaning.apply(text));
            } catch (IllegalArgumentException notThat) {
                return wrong(key, "is `" + text + "`", mend);
            }
        });
    }

    OptionalInt number(String key, int least, int most) {
        var mend = "Write a whole number from " + least + " to " + most + ".";
        return value(key, text -> {
            var number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        }, mend).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Absent is false. */
    boolean yes(String key) {
        return value(key, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        }, "Write `true` or `false`.").orElse(false);
    }

    /** A YAML list of words, or one text with commas. */
    List<String> words(String key) {
        var words = new ArrayList<String>();
        value(key).ifPresent(node -> {
            switch (node) {
                case ScalarNode scalar -> words.addAll(List.of(scalar.getValue().split(",")));
                case SequenceNode sequence -> sequence.getValue().forEach(item -> {
                    if (item instanceof ScalarNode scalar) {
                        words.add(scalar.getValue());
                    } else {
                        wrong(key, "holds more than words", "Write `" + key + ": [one, two]`.");
                    }
                });
                default -> wrong(key, "is not a list", "Write `" + key + ": [one, two]`.");
            }
        });
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** Reports what is wrong with the value of a key, where it stands. */
    <T> Optional<T> wrong(String key, String what, String mend) {
        problems.error(line(key), "`" + prefix + key + "` " + what + ".", mend);
        return Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** For messages: names in code, with commas. */
    static String list(Collection<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
