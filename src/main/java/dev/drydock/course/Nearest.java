package dev.drydock.course;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author probably meant. */
public final class Nearest {

    // The table grows with the square of the length, and a lesson may hold thousands of "words" that are not known.
    private static final int LONGEST = 40;
    private static final int MOST = 300;

    private Nearest() {
    }

    /** The candidate with the fewest typing errors between it and the word; absent only when there is no candidate. */
    static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream().limit(MOST).sorted().min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** A sentence that names the nearest candidate, or what to do when there is none. */
    public static String suggest(String word, Collection<String> candidates, String otherwise) {
        return to(word, candidates).map(nearest -> "Did you mean `" + nearest + "`?").orElse(otherwise);
    }

    /** Letters to insert, remove, replace or swap with their neighbour until one word is the other. */
    static int distance(String one, String other) {
        var a = shortened(one);
        var b = shortened(other);
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        var replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        var best = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }

    private static String shortened(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }
}
