package dev.drydock.identity;

/** What somebody may do beyond reading lessons and using labs of their own, which everybody may. */
public enum Role {
    INSTRUCTOR,
    ADMIN
}
