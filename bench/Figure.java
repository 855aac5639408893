import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One measured thing, of Drydock and of what it is compared with.
 *
 * @param beside the same of others, by their names; the first is what Drydock is compared with
 * @param target absent where nothing is promised
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Figure(String what, Unit unit, double drydock, Map<String, Double> beside, Target target) {

    enum Unit {
        MILLISECONDS(" ms"),
        MEGABYTES_PER_SECOND(" MB/s"),
        MEGABYTES(" MB"),
        KILOBYTES(" KB"),
        PERCENT(" %"),
        COUNT("");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }

        String show(Double value) {
            return value == null ? "" : number(value) + sign;
        }

        private String number(double value) {
            boolean whole = Math.abs(value) >= 100 || this == COUNT && value == Math.rint(value);
            return String.format(Locale.ROOT, whole ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
        }
    }

    /** How the two sides are compared, and in which direction it should go. */
    enum Comparison {
        RATIO_AT_MOST,
        RATIO_AT_LEAST,
        SURPLUS_AT_MOST,
        AT_MOST
    }

    /** What the design asks for at least, and what it would like. */
    record Target(Comparison comparison, double must, double aim) {
    }

    enum Reached {
        AIM,
        MUST,
        MISSED
    }

    static Figure of(String what, Unit unit, double drydock) {
        return new Figure(what, unit, drydock, Map.of(), null);
    }

    Figure beside(String who, double value) {
        Map<String, Double> more = new LinkedHashMap<>(beside);
        more.put(who, value);
        return new Figure(what, unit, drydock, Collections.unmodifiableMap(more), target);
    }

    Figure promised(Comparison comparison, double must, double aim) {
        return new Figure(what, unit, drydock, beside, new Target(comparison, must, aim));
    }

    /** Over the first of the others, except where the target is about a difference. */
    @JsonProperty
    Double compared() {
        if (beside.isEmpty()) {
            return null;
        }
        double reference = beside.values().iterator().next();
        if (comparesSurplus()) {
            return drydock - reference;
        }
        return reference == 0 ? null : Double.valueOf(drydock / reference);
    }

    /** For the reader of the table only: a busy machine misses what a quiet one reaches. */
    @JsonProperty
    Reached reached() {
        if (target == null) {
            return null;
        }
        Double value = target.comparison == Comparison.AT_MOST ? Double.valueOf(drydock) : compared();
        return value == null ? null : reaches(value, target.aim) ? Reached.AIM : reaches(value, target.must) ? Reached.MUST
                : Reached.MISSED;
    }

    private boolean reaches(double value, double limit) {
        return target.comparison == Comparison.RATIO_AT_LEAST ? value >= limit : value <= limit;
    }

    private boolean comparesSurplus() {
        return target != null && target.comparison == Comparison.SURPLUS_AT_MOST;
    }

    String comparedCell() {
        Double value = compared();
        return value == null ? "" : comparesSurplus() ? signed(value) : ratio(value);
    }

    String targetCell(double limit) {
        return switch (target.comparison) {
            case RATIO_AT_MOST -> "≤ " + ratio(limit);
            case RATIO_AT_LEAST -> "≥ " + ratio(limit);
            case SURPLUS_AT_MOST -> "≤ " + signed(limit);
            case AT_MOST -> "≤ " + unit.show(limit);
        };
    }

    private String signed(double value) {
        return (value < 0 ? "" : "+") + unit.show(value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }
}
