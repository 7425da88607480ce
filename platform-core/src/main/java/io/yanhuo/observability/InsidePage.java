package io.yanhuo.observability;

import org.jspecify.annotations.Nullable;

/** What machines of the house ask of a node, on the port of its figures; a bean is found. */
public interface InsidePage {
    /** Such as {@code /certificate}. */
    String path();

    /**
     * @param query of the address, as it was sent
     * @return status of an answer that says no more
     */
    int answer(@Nullable String query);
}
