import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One measured thing on both sides.
 *
 * @param reference absent where only Drydock has it
 * @param target absent where nothing is promised
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(String what, Unit unit, double drydock, Double reference, Target target) {

    enum Unit {
        MILLISECONDS("ms"),
        MEGABYTES_PER_SECOND("MB/s");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }

        String show(Double value) {
            return value == null ? "" : String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.0f %s", value, sign);
        }
    }

    /** How the two sides are compared, and in which direction it should go. */
    enum Comparison {
        RATIO_AT_MOST("≤ %.2f"),
        RATIO_AT_LEAST("≥ %.2f"),
        SURPLUS_AT_MOST("≤ %+.2f"),
        DRYDOCK_AT_MOST("≤ %.1f");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /** What the design asks for at least, and what it would like. */
    record Target(Comparison comparison, double must, double aim) {
    }

    static Figure compared(String what, Unit unit, double drydock, double reference, Target target) {
        return new Figure(what, unit, drydock, reference, target);
    }

    static Figure promised(String what, Unit unit, double drydock, Target target) {
        return new Figure(what, unit, drydock, null, target);
    }

    static Figure ofDrydock(String what, Unit unit, double drydock) {
        return new Figure(what, unit, drydock, null, null);
    }

    /** The number that the target is about; the ratio where there is no target. */
    @JsonProperty
    Double compared() {
        Comparison comparison = target == null ? Comparison.RATIO_AT_MOST : target.comparison;
        if (reference == null && comparison != Comparison.DRYDOCK_AT_MOST) {
            return null;
        }
        return switch (comparison) {
            case RATIO_AT_MOST, RATIO_AT_LEAST -> drydock / reference;
            case SURPLUS_AT_MOST -> drydock - reference;
            case DRYDOCK_AT_MOST -> drydock;
        };
    }

    String[] cells() {
        return new String[] { what, unit.show(drydock), unit.show(reference), comparedCell(),
                target == null ? "" : String.format(Locale.ROOT, target.comparison.sign, target.must),
                target == null ? "" : String.format(Locale.ROOT, target.comparison.sign, target.aim), judgement() };
    }

    private String comparedCell() {
        Double value = compared();
        if (value == null) {
            return "";
        }
        boolean surplus = target != null && target.comparison == Comparison.SURPLUS_AT_MOST;
        return String.format(Locale.ROOT, surplus ? "%+.2f" : "%.2f", value);
    }

    /** For the reader of the table only: a busy machine misses what a quiet one reaches. */
    private String judgement() {
        if (target == null) {
            return "";
        }
        return reaches(target.aim) ? "aim" : reaches(target.must) ? "must" : "missed";
    }

    private boolean reaches(double limit) {
        return target.comparison == Comparison.RATIO_AT_LEAST ? compared() >= limit : compared() <= limit;
    }
}
