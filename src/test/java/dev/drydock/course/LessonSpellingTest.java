package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every word of the lessons that ship is spelled as a dictionary has it, or is one of the trade's own, which a list holds. */
class LessonSpellingTest {

    private static final Path LESSONS = Path.of("lessons");
    private static final Path LIST = Path.of("src/test/resources/spelling/words.txt");

    @TempDir
    Path folder;

    private static List<String> mistakes(Path lessons, Set<String> ours) throws IOException, InterruptedException {
        List<LessonWords.Word> words = LessonWords.below(lessons);
        var distinct = words.stream().map(word -> withoutGenitive(word.word())).filter(word -> !ours.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        var unknown = Hunspell.unknown(distinct);
        return words.stream().filter(word -> unknown.containsKey(withoutGenitive(word.word())))
                .map(word -> word.place() + ": “" + word.word() + "”: " + unknown.get(withoutGenitive(word.word())))
                .distinct().toList();
    }

    private static String withoutGenitive(String word) {
        return word.replaceAll("'s?$", "");
    }

    private static List<String> list() throws IOException {
        return Files.readAllLines(LIST);
    }

    @Test
    void theLessonsThatShip() throws Exception {
        assertEquals(List.of(), mistakes(LESSONS, new HashSet<>(list())),
                () -> "Correct these, or add a word of the trade to " + LIST);
    }

    @Test
    void theListIsInOrderAndHoldsNothingThatTheDictionaryKnows() throws Exception {
        var sorted = new ArrayList<>(list());
        sorted.sort(Comparator.comparing((String word) -> word.toLowerCase()).thenComparing(Comparator.naturalOrder()));
        assertEquals(sorted.stream().distinct().toList(), list());
        assertEquals(Set.copyOf(list()), Hunspell.unknown(list()).keySet());
    }

    @Test
    void aMistakeIsFoundWhereverALearnerReadsIt() throws Exception {
        write("crafts/course.yml", "title: Craftes\nsummary: >-\n  By\n  handd.\n");
        write("crafts/01-knots/lesson.md", """
                ---
                title: Knots aand bends
                tags: [notaword]
                ---

                Tie `notaword` to the [maast](https://example.org/notaword).

                > [!NOTE]
                > ![A roope](assets/rope.svg)

                | Knottt |
                |---|
                | x |

                ```sh
                notaword
                ```

                <details><summary>Hinnt</summary>

                In /etc/notaword, --notaword and notaword_2.

                </details>
                """);
        write("crafts/01-knots/assets/rope.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Ropess</title>"
                + "<text class=\"mono\">notaword</text><text>thinn</text></svg>");
        write("crafts/01-knots/checks/tied.sh", "#!/bin/sh\nnotaword=1\necho \"It is nott tied: $notaword ${notaword}.\"\n");
        write("crafts/01-knots/checks/bent.yml", "port: 80\nmessage: Nothing lisstens.\n");
        var places = mistakes(folder, Set.of()).stream().map(mistake -> mistake.replaceAll("”.*", "”")).toList();
        assertEquals(List.of("crafts/01-knots/assets/rope.svg:1: “Ropess”", "crafts/01-knots/assets/rope.svg:1: “thinn”",
                "crafts/01-knots/checks/bent.yml:2: “lisstens”", "crafts/01-knots/checks/tied.sh:3: “nott”",
                "crafts/01-knots/lesson.md:2: “aand”", "crafts/01-knots/lesson.md:6: “maast”",
                "crafts/01-knots/lesson.md:9: “roope”", "crafts/01-knots/lesson.md:11: “Knottt”",
                "crafts/01-knots/lesson.md:19: “Hinnt”", "crafts/course.yml:1: “Craftes”", "crafts/course.yml:4: “handd”"),
                places);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
