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
        // A line without a colon is read on into the next, whose colon is then one too many
        if (said.contains("mapping values")) {
            return "Put the value in quotes if it holds a colon; "
                    + "if it holds none, the line before may lack the colon behind its key.";
        }
        return said.contains("special characters") ? "Remove special characters."
                : "Put the value in quotes if it holds a colon or begins with a special character.";
    }
}
