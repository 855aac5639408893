package dev.drydock.helping;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the log tells. */
public enum HelpAct {
    HAND_RAISED,
    HAND_LOWERED,
    WATCHING_OFFERED,
    OFFER_WITHDRAWN,
    /** Nobody answered it in time. */
    OFFER_EXPIRED,
    WATCHING_REFUSED,
    WATCHING_AGREED,
    /** The instructor's page was sent the terminal for the first time since the learner agreed. */
    WATCHING_BEGAN,
    TYPING_ASKED,
    TYPING_WITHDRAWN,
    TYPING_REFUSED,
    TYPING_AGREED,
    /** The instructor typed for the first time since the learner agreed. */
    TYPING_BEGAN,
    TYPING_ENDED,
    WATCHING_ENDED;

    /** As the API writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
