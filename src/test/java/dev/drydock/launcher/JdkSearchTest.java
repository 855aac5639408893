package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkSearchTest {

    @TempDir
    Path data;
    Path installed;

    @BeforeEach
    void anOldJdkIsTheOnlyOne() throws Exception {
        installed = Files.createDirectory(data.resolve("jvm"));
        addJdk("old", "17.0.2");
    }

    @Test
    void anOldJdkIsNamedWithWhatToDo() throws Exception {
        var ending = start();

        assertEquals(1, ending.code());
        assertTrue(ending.err().contains("Drydock needs JDK 25; the newest found is 17.0.2 at " + installed.resolve("old")),
                ending.err());
        assertTrue(ending.err().lines().count() > 1, "no mend: " + ending.err());
    }

    @Test
    void aNewEnoughJdkIsFoundBehindAnOldJavaHome() throws Exception {
        addJdk("new", "25.0.1");

        var ending = start();

        assertTrue(ending.out().contains("JDK 25.0.1 at " + installed.resolve("new")), ending.out());
    }

    @Test
    void theWantedJdkIsTakenBeforeANewerOne() throws Exception {
        addJdk("ahead", "26");
        addJdk("wanted", "25");

        var ending = start();

        assertTrue(ending.out().contains("JDK 25 at " + installed.resolve("wanted")), ending.out());
    }

    private Launcher.Ending start() throws Exception {
        return Launcher.withData(data)
                .with("JAVA_HOME", installed.resolve("old").toString())
                .with("DRYDOCK_JDK_SEARCH", installed.toString())
                .run("test");
    }

    /** As much of a JDK as the search looks at; none of these is ever run. */
    private void addJdk(String name, String version) throws IOException {
        var programs = Files.createDirectories(installed.resolve(name).resolve("bin"));
        assertTrue(Files.createFile(programs.resolve("javac")).toFile().setExecutable(true));
        Files.writeString(installed.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }
}
