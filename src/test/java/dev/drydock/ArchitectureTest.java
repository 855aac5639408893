package dev.drydock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The rooms of the house and the doors between them, as the architecture lists them. */
class ArchitectureTest {

    private static final String BASE = "dev.drydock";
    private static final Path SOURCES = Path.of("src/main/java/dev/drydock");

    /** Which rooms of ours a room may use. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("course", Set.of()),
            Map.entry("identity", Set.of()),
            Map.entry("sandbox", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("lab", Set.of("course", "identity", "sandbox")),
            Map.entry("progress", Set.of("course", "identity")),
            Map.entry("grading", Set.of("course", "lab", "sandbox")),
            Map.entry("helping", Set.of("identity", "lab")),
            Map.entry("terminal", Set.of("helping", "identity", "lab", "sandbox")),
            Map.entry("recording", Set.of("identity", "lab", "sandbox")),
            Map.entry("preview", Set.of("identity", "lab", "sandbox")),
            Map.entry("classroom",
                    Set.of("course", "identity", "sandbox", "web", "lab", "progress", "grading", "terminal", "preview",
                            "recording", "helping")),
            Map.entry("authoring",
                    Set.of("course", "identity", "sandbox", "web", "lab", "progress", "grading", "terminal", "preview",
                            "recording", "helping")),
            Map.entry("admin", Set.of("course", "identity", "sandbox", "web", "lab", "progress", "grading", "terminal",
                    "preview", "recording", "helping"))));

    private static final Set<String> WITH_PAGES = Set.of("classroom", "web", "admin");

    private static final JavaClasses OURS = new ClassFileImporter().importPath(Path.of("target/classes"));

    private static Set<String> roomsOnDisk() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return new TreeSet<>(folders.filter(Files::isDirectory).map(it -> it.getFileName().toString()).toList());
        }
    }

    private static String[] packagesBut(Set<String> rooms) {
        return MAY_USE.keySet().stream().filter(room -> !rooms.contains(room)).map(ArchitectureTest::inside)
                .toArray(String[]::new);
    }

    private static String inside(String room) {
        return BASE + "." + room + "..";
    }

    @Test
    void theClassesWereRead() {
        assertTrue(OURS.size() > 100, "only " + OURS.size() + " classes were read");
    }

    @Test
    void everyRoomIsKnownAndSaysWhatItIsFor() throws IOException {
        for (String room : roomsOnDisk()) {
            assertTrue(MAY_USE.containsKey(room), "what may " + room + " use?");
            assertTrue(Files.exists(SOURCES.resolve(room).resolve("package-info.java")), room + " has no package-info.java");
        }
        assertEquals(MAY_USE.keySet(), roomsOnDisk());
    }

    @TestFactory
    Stream<DynamicTest> everyRoomUsesOnlyTheRoomsItMay() {
        return MAY_USE.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey() + " uses " + room.getValue(), () -> {
                    Set<String> allowed = new TreeSet<>(room.getValue());
                    allowed.add(room.getKey());
                    noClasses().that().resideInAPackage(inside(room.getKey()))
                            .should().dependOnClassesThat(resideInAnyPackage(packagesBut(allowed)).or(theFrame())).check(OURS);
                }));
    }

    /** The package above the rooms, which knows them and is known by none. */
    private static DescribedPredicate<JavaClass> theFrame() {
        return DescribedPredicate.describe("the application's frame", it -> it.getPackageName().equals(BASE));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyTheSandboxKnowsDocker() {
        onlyIn(List.of("sandbox"), "com.github.dockerjava..");
    }

    @Test
    void onlyTheTerminalKnowsWebSockets() {
        onlyIn(List.of("terminal"), "jakarta.websocket..", "io.quarkus.websockets..");
    }

    @Test
    void onlyRoomsWithPagesKnowJaxRsAndQute() {
        onlyIn(WITH_PAGES, "jakarta.ws.rs..", "io.quarkus.qute..", "org.jboss.resteasy..");
    }

    @Test
    void onlyRoomsThatKeepSomethingKnowTheDatabase() {
        onlyIn(List.of("lab", "progress", "recording", "helping"), "jakarta.persistence..", "org.hibernate..",
                "io.quarkus.hibernate..");
    }

    private static void onlyIn(Iterable<String> rooms, String... packages) {
        var allowed = Stream.of(rooms).flatMap(it -> java.util.stream.StreamSupport.stream(it.spliterator(), false))
                .map(ArchitectureTest::inside).toArray(String[]::new);
        noClasses().that().resideOutsideOfPackages(allowed)
                .should().dependOnClassesThat().resideInAnyPackage(packages).check(OURS);
    }

    @Test
    void namesSayWhatAClassDoesOrIs() {
        classes().should().haveSimpleNameNotEndingWith("Manager").andShould().haveSimpleNameNotEndingWith("Helper")
                .andShould().haveSimpleNameNotEndingWith("Util").andShould().haveSimpleNameNotEndingWith("Utils")
                .andShould().haveSimpleNameNotEndingWith("Impl").check(OURS);
    }

    @Test
    void noFileHoldsMoreThanOneIdea() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> long_ = files.filter(it -> it.toString().endsWith(".java")).filter(it -> lines(it) > 250)
                    .map(Path::toString).toList();
            assertEquals(List.of(), long_);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
