import java.util.ArrayList;
import java.util.List;

/** The figures of one benchmark. */
record Report(String name, String title, String reference, int rounds, List<Figure> figures) {

    String table() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] { "", "Drydock", reference, "compared", "must", "aim", "reached" });
        figures.forEach(it -> rows.add(it.cells()));
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder table = new StringBuilder("\n" + name + ": " + title + ", " + rounds + " rounds\n");
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  " + padded(row[0], widths[0], false));
            for (int i = 1; i < row.length; i++) {
                line.append("   ").append(padded(row[i], widths[i], true));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static String padded(String text, int width, boolean right) {
        String blank = " ".repeat(width - text.length());
        return right ? blank + text : text + blank;
    }
}
