package dev.drydock.course;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import dev.drydock.course.LabSpec.Network;

/** What {@code lab.network} and {@code lab.peers} may say together. */
final class Peers {

    private static final int MOST = 4;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    /** What the lab itself is called on its network, and what every container calls itself. */
    private static final List<String> TAKEN = List.of("drydock", "localhost");
    /** Their labs are let into parts of the kernel that must not be reached over a network as well. */
    private static final List<String> WITHOUT_NETWORK = List.of("builder", "builder-net", "vm");

    private Peers() {
    }

    /** The peers, if nothing is wrong with any of it; each mistake is reported where it stands. */
    static List<String> read(Keys keys, String image, Network network) {
        if (network != Network.NONE && WITHOUT_NETWORK.contains(image)) {
            keys.wrong("network", "is `" + keys.text("network").orElse("") + "`, and labs of `" + image + "` have no network",
                    "Use the image `base`, or remove the key.");
        }
        var names = keys.words("peers");
        if (network != Network.PEERS) {
            if (!keys.lacks("peers")) {
                keys.wrong("peers", "names containers that the lab could not reach",
                        "Add `network: peers`, or remove the key.");
            }
            return List.of();
        }
        if (names.isEmpty()) {
            if (keys.lacks("peers")) {
                keys.wrong("network", "is `peers`, and there are none", "Add their names, as in `peers: [web]`.");
            }
            return List.of();
        }
        if (names.size() > MOST) {
            keys.wrong("peers", "names " + names.size() + " containers", "Name " + MOST + " at most.");
            return List.of();
        }
        return names.stream().allMatch(name -> isRight(keys, name)) && isUnique(keys, names) ? names : List.of();
    }

    private static boolean isRight(Keys keys, String name) {
        if (!LABEL.matcher(name).matches()) {
            keys.wrong("peers", "names `" + name + "`, which no host can be called",
                    "Use small letters, digits and hyphens, as in `web`.");
            return false;
        }
        if (TAKEN.contains(name)) {
            keys.wrong("peers", "names `" + name + "`, which is the lab itself", "Choose another name, as in `web`.");
            return false;
        }
        return true;
    }

    private static boolean isUnique(Keys keys, List<String> names) {
        var seen = new HashSet<String>();
        var twice = names.stream().filter(name -> !seen.add(name)).findFirst();
        twice.ifPresent(name -> keys.wrong("peers", "names `" + name + "` twice", "Remove one of the two."));
        return twice.isEmpty();
    }
}
