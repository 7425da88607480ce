package io.yanhuo.ordering;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Who;

/**
 * Who did something to an order.
 *
 * @param id of the person within its kind; empty for the house itself
 */
record By(Kind kind, String id) {
    enum Kind {
        DINER,
        STAFF,
        /** A rule of the house, such as a time-out. */
        HOUSE
    }

    static final By HOUSE = new By(Kind.HOUSE, "");

    static By diner(String id) {
        return new By(Kind.DINER, id);
    }

    static By staff(Actor actor) {
        if (actor.kind() != Who.STAFF) throw new IllegalArgumentException("not staff: " + actor);
        return new By(Kind.STAFF, actor.id());
    }
}
