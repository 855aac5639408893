package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root);
    }

    @Test
    void aTaskIsAnItemThatIsOneLinkToACheck() {
        disk.check("tied.sh").script("checks/how-long.sh", "#!/bin/bash\n# points: 3\n").text("""
                ## Tie

                - [ ] [A `bowline` is tied](checks/tied.sh)
                - [ ] [How long is it?](checks/how-long.sh "input")

                After.
                """);
        assertEquals(List.of(), disk.complaints());
        var tasks = disk.lesson().steps().getFirst().tasks();
        assertEquals(List.of("tied", "how-long"), tasks.stream().map(Task::id).toList());
        assertEquals(tasks, disk.lesson().tasks());
        assertEquals("A <code>bowline</code> is tied", tasks.get(0).titleHtml());
        assertEquals("A bowline is tied", tasks.get(0).title());
        assertEquals("tie", tasks.get(0).step());
        assertFalse(tasks.get(0).input());
        assertTrue(tasks.get(1).input());
        assertEquals(3, tasks.get(1).points());
        assertEquals("bash", ((Check.Script) tasks.get(1).check().body()).interpreter());
        assertEquals("<p>After.</p>\n", disk.html());
    }

    @Test
    void aTaskBeforeTheFirstStepBelongsToTheIntroduction() {
        disk.check("tied.sh").text("- [ ] [Tie](checks/tied.sh)\n");
        assertEquals("introduction", disk.lesson().task("tied").orElseThrow().step());
    }

    @Test
    void markdownInsideAHintIsRendered() {
        disk.check("tied.sh").text("""
                - [ ] [Tie](./checks/tied.sh)

                <details><summary>Hint</summary>

                `rope` **knows**.

                </details>
                """);
        assertEquals("<details><summary>Hint</summary>\n<p><code>rope</code> <strong>knows</strong>.</p>\n</details>\n",
                disk.html());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void aHintIndentedUnderItsTaskIsNotLost() {
        disk.check("tied.sh").check("cut.sh").text("""
                - [ ] [Tie](checks/tied.sh)

                  <details><summary>Hint</summary>

                  Look.

                  </details>

                - [ ] [Cut](checks/cut.sh)
                """);
        assertEquals(List.of("Task", "Html", "Task"),
                disk.lesson().introduction().stream().map(block -> block.getClass().getSimpleName()).toList());
        assertTrue(disk.html().contains("<p>Look.</p>"), disk::html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "- [ ] [Tie](checks/tide.sh) | There is no check `checks/tide.sh`. Did you mean `checks/tied.sh`?",
            "- [ ] [Tie](checks/../x.sh) | There is no check `checks/../x.sh`. Did you mean `checks/tied.sh`?",
            "- [Tie](checks/tied.sh) | This link to a check is not a task. Write `- [ ] [What to do](checks/tied.sh)` as an item of its own.",
    })
    void aTaskWithoutACheckIsNamed(String item, String sentence) {
        disk.check("tied.sh").text(item + "\n");
        assertTrue(disk.complaints().contains("lesson.md:6 " + sentence), disk.complaints()::toString);
        assertEquals(List.of(), disk.lesson().tasks());
        assertTrue(disk.html().contains("Tie"), disk::html);
    }

    @Test
    void twoTasksCannotShareACheck() {
        disk.check("tied.sh").text("- [ ] [Tie](checks/tied.sh)\n- [ ] [Again](checks/tied.sh)\n");
        assertEquals(1, disk.lesson().tasks().size());
        assertTrue(disk.complaint().startsWith("lesson.md:7 Another task of this lesson already has the check `tied`."));
    }

    @Test
    void otherWordsBesideTheLinkAreKeptAndNamed() {
        disk.check("tied.sh").text("- [ ] Now: [tie](checks/tied.sh)!\n");
        assertEquals("Now: tie!", disk.lesson().tasks().getFirst().title());
        assertTrue(disk.complaint().startsWith("lesson.md:6 A task is one link and nothing else."), disk::complaint);
    }

    @Test
    void aTitleOtherThanInputIsNamed() {
        disk.check("tied.sh").text("- [ ] [Tie](checks/tied.sh \"inptu\")\n");
        assertTrue(disk.complaint().contains("Write `\"input\"` for a field"), disk::complaint);
    }

    @Test
    void aTaskInsideABoxIsNamed() {
        disk.check("tied.sh").text("> [!NOTE]\n> - [ ] [Tie](checks/tied.sh)\n");
        assertTrue(disk.complaints().contains("lesson.md:7 A task or a quiz cannot stand inside a box, another list or a "
                + "list without boxes. Move it to the left, and give every item of its list a box."),
                disk.complaints()::toString);
    }

    @Test
    void anItemAmongTasksThatIsNoneIsNamed() {
        disk.check("tied.sh").text("- [ ] [Tie](checks/tied.sh)\n- [ ] Rest\n");
        assertEquals(1, disk.lesson().tasks().size());
        assertTrue(disk.complaint().startsWith("lesson.md:7 This item stands among tasks"), disk::complaint);
        assertTrue(disk.html().contains("Rest"), disk::html);
    }

    @Test
    void aCheckThatNoTaskUsesIsNamed() {
        disk.check("tied.sh").check("spare.sh").text("- [ ] [Tie](checks/tied.sh)\n");
        assertEquals("checks/spare.sh:1 No task leads to this check. Add `- [ ] [What to do](checks/spare.sh)`.",
                disk.complaint());
    }
}
