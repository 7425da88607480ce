package io.yanhuo.migrations;

/**
 * A restaurant that a campaign cannot change yet.
 *
 * @param kind of the operation for which it is waited; empty if there is none
 * @param operation its id, or empty
 * @param why what was said when it was left for later; may be empty
 */
public record Straggler(long tenant, String slug, String kind, String operation, String why) {
    /** Whether an operation has to end first. */
    public boolean busy() {
        return !operation.isEmpty();
    }
}
