package dev.drydock.identity;

import java.util.Set;

/**
 * Somebody who uses Drydock.
 *
 * @param id stable, unguessable; the key of everything that belongs to this person
 * @param name what a page shows
 * @param roles what the person may do beyond learning
 */
public record Learner(String id, String name, Set<Role> roles) {

    public Learner {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
