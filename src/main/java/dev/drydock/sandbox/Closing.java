package dev.drydock.sandbox;

import java.io.Closeable;
import java.io.IOException;

import org.jboss.logging.Logger;

/** Closes what is of no further use, where a failure to close changes nothing for anybody. */
final class Closing {

    private static final Logger LOG = Logger.getLogger(Closing.class);

    private Closing() {
    }

    static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debugf(e, "%s did not close", closeable);
        }
    }
}
