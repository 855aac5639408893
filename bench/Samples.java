import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured again and again. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    void addNanos(long nanos) {
        add(nanos / 1e6);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void copyTo(Samples other) {
        other.values.addAll(values);
    }

    void clear() {
        values.clear();
    }

    double p50() {
        return percentile(0.5);
    }

    double p95() {
        return percentile(0.95);
    }

    private double percentile(double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
