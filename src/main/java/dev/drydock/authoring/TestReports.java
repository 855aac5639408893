package dev.drydock.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.drydock.authoring.Trial.Result;
import dev.drydock.course.Problem;

/** What a test leaves in a folder: a JUnit XML file for the CI, and a text for each lesson that did not hold. */
final class TestReports {

    private static final String RULE = "=".repeat(100);

    private final Path folder;

    TestReports(Path folder) {
        this.folder = folder;
    }

    /** The file it wrote. */
    Path junit(List<LessonResult> results) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("junit.xml");
            try (Writer text = Files.newBufferedWriter(file)) {
                XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
                xml.writeStartDocument("UTF-8", "1.0");
                xml.writeStartElement("testsuites");
                for (LessonResult result : results) {
                    suite(xml, result);
                }
                xml.writeEndElement();
                xml.writeEndDocument();
                xml.close();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the report cannot be written", e);
        }
    }

    private static void suite(XMLStreamWriter xml, LessonResult result) throws XMLStreamException {
        long troubles = result.trials().stream().filter(trial -> trial.result() == Result.TROUBLE).count();
        long failures = result.failures().size() - troubles + (result.problems().isEmpty() ? 0 : 1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", result.name());
        xml.writeAttribute("tests", Integer.toString(result.trials().size() + 1));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", Long.toString(troubles));
        xml.writeAttribute("time", seconds(result.took().toMillis()));
        String problems = String.join("\n", result.problems().stream().map(TestReports::line).toList());
        testcase(xml, result, "reads cleanly", 0, problems.isEmpty() ? "" : "failure",
                problems.lines().findFirst().orElse(""), problems);
        for (Trial trial : result.trials()) {
            String element = switch (trial.result()) {
                case HELD -> "";
                case FAILED -> "failure";
                case TROUBLE -> "error";
            };
            testcase(xml, result, trial.stage().title() + ": " + trial.name(), trial.took().toMillis(), element, trial.why(),
                    trial.details());
        }
        xml.writeEndElement();
    }

    private static void testcase(XMLStreamWriter xml, LessonResult result, String name, long millis, String element,
            String message, String details) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.name());
        xml.writeAttribute("name", plain(name));
        xml.writeAttribute("time", seconds(millis));
        if (!element.isEmpty()) {
            xml.writeStartElement(element);
            xml.writeAttribute("message", plain(message));
            xml.writeCharacters(plain(details));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    /** What a learner's terminal showed may hold characters that XML cannot. */
    private static String plain(String text) {
        return text.replaceAll("[^\\t\\n\\x20-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]", "");
    }

    private static String line(Problem problem) {
        return problem.file() + ":" + problem.line() + ": " + problem.what() + " " + problem.mend();
    }

    /** The file it wrote, for who wants to know all. */
    Path transcript(LessonResult result) {
        StringBuilder text = new StringBuilder();
        result.problems().forEach(problem -> text.append(line(problem)).append('\n'));
        for (Trial trial : result.failures()) {
            text.append('\n').append(RULE).append('\n').append(trial.stage().title()).append(": ").append(trial.name())
                    .append('\n').append(trial.why()).append("\n\n").append(trial.details());
        }
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(result.name().replace('/', '-') + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
