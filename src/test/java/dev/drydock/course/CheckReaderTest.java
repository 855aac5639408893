package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.drydock.course.Check.Script;
import dev.drydock.course.Check.Where;

class CheckReaderTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root).check("other.sh")
                .text("- [ ] [Tie](checks/tied.sh)\n- [ ] [Other](checks/other.sh)\n");
    }

    private Check check(String script) {
        disk.script("checks/tied.sh", script);
        return disk.lesson().task("tied").orElseThrow().check();
    }

    private static Script script(Check check) {
        return (Script) check.body();
    }

    @Test
    void theLeadingCommentsSayMore() {
        var check = check("""
                #!/bin/sh
                # Looks at the knot: from outside.
                # where: outside
                # needs: other
                # points: 2
                # still: true
                # on: command
                # reads: /root/app /etc/nginx

                # Still before the first command.
                true
                # points: 9
                """);
        assertEquals(Where.OUTSIDE, script(check).where());
        assertEquals(List.of("other"), check.needs());
        assertEquals(2, check.points());
        assertTrue(check.still());
        assertTrue(check.onCommand());
        assertEquals(List.of("/root/app", "/etc/nginx"), script(check).reads());
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "#!/bin/sh                  | sh   |",
            "#! /usr/bin/bash           | bash |",
            "#!/bin/sh -eu              | sh   | -eu",
            "#!/usr/bin/env bash        | bash |",
            "#!/usr/bin/env -S bash -e -u | bash | -e,-u",
            "#!/usr/bin/awk -f          | awk  | -f",
            "#!/opt/drydock/bin/ash     | ash  |",
    })
    void theFirstLineNamesTheInterpreter(String line, String interpreter, String arguments) {
        var check = check(line + "\ntrue\n");
        assertEquals(interpreter, script(check).interpreter());
        assertEquals(arguments == null ? List.of() : List.of(arguments.split(",")), script(check).interpreterArguments());
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', value = {
            "true                       | 1 | The script does not begin with `#!`, so nothing says what runs it. Make `#!/bin/sh` its first line.",
            "#!/usr/bin/python3         | 1 | The toolbox of a lab has no interpreter `python3`. Use one of `sh`, `ash`, `bash`, `awk`.",
            "#!                         | 1 | The toolbox of a lab has no interpreter ``. Use one of `sh`, `ash`, `bash`, `awk`.",
            "#!/usr/bin/env bash -e     | 1 | `env` takes `bash -e` for the name of one program. Write `env -S bash -e`.",
            "#!/bin/sh\\r\\ntrue\\r\\n  | 1 | The script has Windows line ends, which a shell takes for part of each command. Save it with LF line ends.",
            "#!/bin/sh\\n# where: moon  | 2 | `where` is `moon`. Write `inside` or `outside`.",
            "#!/bin/sh\\n# points: 0    | 2 | `points` is `0`. Write a whole number from 1 to 100.",
            "#!/bin/sh\\n# still: false | 2 | `still` is `false`. Write `true`, or remove the line.",
            "#!/bin/sh\\n# reads: app   | 2 | `reads` names `app`, which does not begin with `/`. Write the whole path in the lab.",
            "#!/bin/sh\\n# where: outside\\n# reads: /tmp/x | 3 | `reads` names `/tmp/x`, which lies in the lab's memory, where its engine sees nothing. Have the learner work elsewhere, or check it by a script inside the lab.",
            "#!/bin/sh\\n# where: outside\\n# reads: /etc/../root | 3 | `reads` names `/etc/../root`, which is not the plain path of one thing. Write it without `.`, `..` and doubled slashes; `/` alone is too much.",
            "#!/bin/sh\\n# reads: /etc | 1 | `reads` means nothing for a check inside the lab, which sees everything. Add `# where: outside`, or remove it.",
            "#!/bin/sh\\n#\\n# point: 2 | 3 | `point` is not a key of a check. Did you mean `points`?",
            "#!/bin/sh\\n# needs: othr  | 1 | It needs `othr`, which is not the check of any task. Did you mean `other`?",
            "#!/bin/sh\\n# needs: tied  | 1 | It needs itself, in a circle of `needs`. Remove one `needs` of the circle.",
    })
    void whatIsWrongIsNamedWithItsLine(String script, int line, String sentence) {
        disk.script("checks/tied.sh", script.replace("\\n", "\n").replace("\\r", "\r"));
        assertEquals("checks/tied.sh:" + line + " " + sentence, disk.complaint());
    }

    @Test
    void aCircleOfNeedsIsNamedOnEachOfItsChecks() {
        disk.script("checks/other.sh", "#!/bin/sh\n# needs: tied\n").script("checks/tied.sh", "#!/bin/sh\n# needs: other\n");
        assertEquals(List.of("checks/other.sh", "checks/tied.sh"),
                disk.problems().stream().map(problem -> problem.file().substring("crafts/01-knots/".length())).toList());
    }

    @Test
    void aScriptThatIsNotExecutableStillWorksAndIsNamed() {
        disk.file("checks/tied.sh", "#!/bin/sh\ntrue\n");
        assertTrue(disk.lesson().task("tied").isPresent());
        assertTrue(disk.complaint().endsWith("Run `chmod +x` on it."), disk::complaint);
    }

    @Test
    void anotherScriptIsAnotherVersion() {
        assertNotEquals(check("#!/bin/sh\ntrue\n").version(), check("#!/bin/sh\nfalse\n").version());
    }
}
