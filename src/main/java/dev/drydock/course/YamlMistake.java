package dev.drydock.course;

/** What an author can do about YAML that cannot be read. */
final class YamlMistake {

    private YamlMistake() {
    }

    /**
     * A sentence for the author.
     *
     * @param problem what the YAML reader says; it may say nothing
     */
    static String mend(String problem) {
        var said = String.valueOf(problem);
        if (said.contains("(TAB)")) {
            return "Indent by blanks.";
        }
        if (said.contains("Nesting Depth")) {
            return "Take its lists out of one another.";
        }
        if (said.contains("tag")) {
            return "Remove the words that begin with `!`.";
        }
        return said.contains("special characters") ? "Remove special characters."
                : "Put the value in quotes if it holds a colon or begins with a special character.";
    }
}
