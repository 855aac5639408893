package dev.drydock.course;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The spelling checker of most systems, with British English as the lessons are written in. */
final class Hunspell {

    private static final String MISSING = "The lessons' spelling is checked by hunspell with its British dictionary, and it"
            + " cannot be run. ./drydock test installs both on Debian and Ubuntu (hunspell hunspell-en-gb).";

    private Hunspell() {
    }

    /** The words that it does not know, with what it would suggest, as it says it. */
    static Map<String, String> unknown(Collection<String> words) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("hunspell", "-d", "en_GB", "-i", "UTF-8", "-a");
        command.environment().put("LC_ALL", "C.UTF-8");
        Process process;
        try {
            process = command.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(MISSING, e);
        }
        List<String> asked = List.copyOf(words);
        Thread.ofVirtual().start(() -> ask(process, asked));
        Map<String, String> unknown = new TreeMap<>();
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            String greeting = answers.readLine();
            if (greeting == null || !greeting.startsWith("@(#)")) {
                throw new IOException(MISSING + " It says: " + greeting);
            }
            for (String word : asked) {
                String answer = answers.readLine();
                if (answer.startsWith("&")) {
                    unknown.put(word, "did you mean " + answer.substring(answer.indexOf(':') + 2) + "?");
                } else if (answer.startsWith("#")) {
                    unknown.put(word, "nothing like it is known");
                }
                // One answer a part of a word, such as those beside an apostrophe, and an empty line
                while (!answer.isEmpty()) {
                    answer = answers.readLine();
                }
            }
        }
        process.waitFor();
        return unknown;
    }

    private static void ask(Process process, List<String> words) {
        try (Writer input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            for (String word : words) {
                // The mark keeps a word from being taken for a command
                input.write("^" + word + "\n");
            }
        } catch (IOException ended) {
            // Whoever reads its answers finds that they are missing
        }
    }
}
