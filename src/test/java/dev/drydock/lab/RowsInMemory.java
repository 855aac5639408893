package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Leases without a database. */
final class RowsInMemory extends Leases {

    static final String INSTALLATION = "this-one";

    private final Map<String, LabRow> rows = new TreeMap<>();
    private final Clock clock;

    RowsInMemory(Clock clock) {
        super(Rules.with(Map.of()), clock);
        this.clock = clock;
    }

    LabRow add(String id, LabState state) {
        LabRow row = new LabRow();
        row.id = id;
        row.learner = "ada";
        row.course = "course";
        row.lesson = "lesson";
        row.image = "base";
        row.state = state;
        row.createdAt = clock.instant();
        row.expiresAt = clock.instant().plus(Duration.ofHours(1));
        row.longestUntil = clock.instant().plus(Duration.ofHours(4));
        rows.put(id, row);
        return row;
    }

    LabRow row(String id) {
        return rows.get(id);
    }

    @Override
    public String installation() {
        return INSTALLATION;
    }

    @Override
    public List<LabRow> active() {
        return rows.values().stream().filter(row -> row.state != LabState.ENDED).toList();
    }

    @Override
    public List<LabRow> in(LabState state) {
        return rows.values().stream().filter(row -> row.state == state).toList();
    }

    @Override
    public Optional<LabRow> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public boolean fallAsleep(String id, String reason) {
        if (rows.get(id).state != LabState.READY) {
            return false;
        }
        rows.get(id).state = LabState.ASLEEP;
        rows.get(id).reason = reason;
        return true;
    }

    @Override
    public boolean haltedOutside(String id, String why) {
        return fallAsleep(id, why) ? stopped(id, why) : rows.get(id).state == LabState.ASLEEP && stopped(id, why);
    }

    @Override
    public boolean stopped(String id, String why) {
        rows.get(id).stopped = true;
        rows.get(id).reason = why;
        return true;
    }

    @Override
    public boolean end(String id, String reason) {
        LabRow row = rows.get(id);
        if (row.state == LabState.ENDED) {
            return false;
        }
        row.state = LabState.ENDED;
        row.reason = reason;
        return true;
    }
}
