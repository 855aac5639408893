package dev.drydock.preview;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests of each lab are under way. */
final class PreviewPlaces {

    private final int most;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    PreviewPlaces(int most) {
        this.most = most;
    }

    /** A place until it is closed; empty when the lab has none left. */
    Optional<Place> take(String lab) {
        int now = taken.merge(lab, 1, Integer::sum);
        Place place = () -> taken.computeIfPresent(lab, (_, count) -> count == 1 ? null : count - 1);
        if (now > most) {
            place.close();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
