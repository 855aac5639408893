import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The figures of one benchmark. */
record Report(String name, String title, int rounds, List<Figure> figures) {

    String table() {
        Set<String> others = new LinkedHashSet<>();
        figures.forEach(it -> others.addAll(it.beside().keySet()));
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", "Drydock"));
        head.addAll(others);
        head.addAll(List.of("compared", "must", "aim", "reached"));
        rows.add(head);
        figures.forEach(it -> rows.add(cells(it, others)));
        StringBuilder table = new StringBuilder("\n" + name + ": " + title + ", " + rounds + " rounds\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  " + padded(row.getFirst(), width(rows, 0), false));
            for (int i = 1; i < row.size(); i++) {
                line.append("   ").append(padded(row.get(i), width(rows, i), true));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static List<String> cells(Figure figure, Set<String> others) {
        List<String> cells = new ArrayList<>(List.of(figure.what(), figure.unit().show(figure.drydock())));
        others.forEach(who -> cells.add(figure.unit().show(figure.beside().get(who))));
        cells.add(figure.comparedCell());
        Figure.Target target = figure.target();
        cells.add(target == null ? "" : figure.targetCell(target.must()));
        cells.add(target == null ? "" : figure.targetCell(target.aim()));
        cells.add(figure.reached() == null ? "" : figure.reached().name().toLowerCase(Locale.ROOT));
        return cells;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width, boolean right) {
        String blank = " ".repeat(width - text.length());
        return right ? blank + text : text + blank;
    }
}
