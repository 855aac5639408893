package dev.drydock.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonFolderTest {

    @TempDir
    Path root;
    LessonOnDisk disk;

    @BeforeEach
    void start() {
        disk = LessonOnDisk.in(root).check("tied.sh").text("## One\n\n- [ ] [Tie](checks/tied.sh)\n");
    }

    @Test
    void filesAreLaidOverTheLabWithTheirRunBits() {
        disk.file("files/root/.bashrc", "x").script("files/usr/local/bin/tie", "#!/bin/sh\n");
        assertEquals(List.of(new LabFile("/root/.bashrc", disk.folder().resolve("files/root/.bashrc"), false),
                new LabFile("/usr/local/bin/tie", disk.folder().resolve("files/usr/local/bin/tie"), true)),
                disk.lesson().files());
        assertEquals(List.of(), disk.complaints());
    }

    @Test
    void aLinkAmongTheFilesIsLeftOutAndNamed() throws Exception {
        disk.file("files/root/a", "x");
        Files.createSymbolicLink(disk.folder().resolve("files/root/shadow"), Path.of("/etc/shadow"));
        Files.createSymbolicLink(disk.folder().resolve("files/etc"), Path.of("/etc"));
        assertEquals(List.of("/root/a"), disk.lesson().files().stream().map(LabFile::target).toList());
        assertEquals(2, disk.problems().size());
        assertTrue(disk.complaints().getFirst().startsWith("files/etc:1 This is not an ordinary file"));
    }

    @Test
    void scriptsAreFoundByTheirNames() {
        disk.script("setup.sh", "#!/bin/sh\n").script("setup/one.sh", "#!/bin/sh\n").script("solve/tied.sh", "#!/bin/sh\n")
                .script("near-miss/tied.too-loose.sh", "#!/bin/sh\n");
        var lesson = disk.lesson();
        assertEquals(Optional.of(disk.folder().resolve("setup.sh")), lesson.setup());
        assertEquals(Map.of("one", disk.folder().resolve("setup/one.sh")), lesson.stepSetups());
        assertEquals(Optional.of(disk.folder().resolve("solve/tied.sh")), lesson.solution("tied"));
        assertEquals(List.of(disk.folder().resolve("near-miss/tied.too-loose.sh")), lesson.nearMisses("tied"));
        assertEquals(List.of(), disk.complaints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "setup/oen.sh            | This lesson has no step `oen`. Did you mean `setup/one.sh`?",
            "solve/tide.sh           | This lesson has no check `tide`. Did you mean `solve/tied.sh`?",
            "near-miss/tide.loose.sh | This lesson has no check `tide`. Did you mean `near-miss/tied.sh`?",
    })
    void aScriptThatBelongsToNothingIsNamed(String file, String sentence) {
        disk.script(file, "#!/bin/sh\n");
        assertEquals(file + ":1 " + sentence, disk.complaint());
    }

    @Test
    void aScriptThatNothingRunsIsNamed() {
        disk.script("setup.sh", "mkdir /root/x\n");
        assertTrue(disk.complaint().startsWith("setup.sh:1 The script does not begin with `#!`"), disk::complaint);
        assertEquals(Optional.empty(), disk.lesson().setup());
    }

    @Test
    void aFolderWithAWrongNameIsNamed() {
        disk.file("file/root/x", "x");
        assertEquals("file:1 Nothing is read from a folder `file`. Did you mean `files`?", disk.complaint());
    }

    @Test
    void aHugePictureIsNamed() {
        disk.file("assets/huge.png", new byte[6 << 20]);
        assertTrue(disk.complaint().startsWith("assets/huge.png:1 The file has more than 5 MiB"), disk::complaint);
    }

    @Test
    void theTextMayHaveGitHubsNames() {
        var readme = LessonOnDisk.in(root.resolve("other")).file("README.md", LessonOnDisk.FRONT + "Text.\n");
        assertEquals("Knots", readme.lesson().title());
        var index = LessonOnDisk.in(root.resolve("third")).file("index.md", LessonOnDisk.FRONT + "Text.\n");
        assertEquals("Knots", index.lesson().title());
    }

    @Test
    void theHashKnowsContentsNamesAndRunBits() {
        var hashes = new HashSet<String>();
        hashes.add(disk.lesson().hash());
        assertEquals(disk.lesson().hash(), hashes.iterator().next());
        hashes.add(disk.file("files/root/a", "1").lesson().hash());
        hashes.add(disk.file("files/root/a", "2").lesson().hash());
        hashes.add(disk.script("files/root/a", "2").lesson().hash());
        hashes.add(disk.file("files/root/b", "2").lesson().hash());
        assertEquals(5, hashes.size());
        assertNotEquals("", disk.lesson().hash());
    }
}
