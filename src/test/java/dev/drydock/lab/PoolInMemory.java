package dev.drydock.lab;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pool's rows without a database. */
final class PoolInMemory extends PooledLeases {

    private final List<PooledRow> rows = new ArrayList<>();

    PoolInMemory(Clock clock) {
        super(Rules.with(Map.of()), clock);
    }

    void add(String id, boolean ready) {
        PooledRow row = new PooledRow();
        row.id = id;
        row.ready = ready;
        rows.add(row);
    }

    @Override
    public List<PooledRow> all() {
        return List.copyOf(rows);
    }

    @Override
    public boolean drop(String id) {
        return rows.removeIf(row -> row.id.equals(id));
    }
}
