package io.yanhuo.tenancy;

import java.util.Arrays;
import java.util.List;

/**
 * A kind of long work, such as provisioning; a bean of this type is found by itself.
 *
 * <p>A process may die anywhere, and a step is then performed again, possibly on another machine:
 * each step first looks at what is there and does only what is missing.
 */
public interface OperationKind {
    /** Unique, at most 20 characters, such as {@code PROVISION}. */
    String name();

    /** In the order in which they are performed. */
    List<String> steps();

    void perform(String step, OperationWork work);

    /** The steps of a kind that has them as an enum. */
    static List<String> names(Enum<?>[] steps) {
        return Arrays.stream(steps).map(Enum::name).toList();
    }

    /**
     * Whether somebody waits for it. What nobody waits for comes after all that, and leaves one
     * hand of each node free.
     */
    default boolean awaited() {
        return true;
    }

    /**
     * Whether it leaves a restaurant with the structure of whoever performs it. While nodes of an
     * older release are running, which could not serve that, it is left to them, unless the
     * restaurant has the newer structure already: then they could not even perform it.
     */
    default boolean bringsStructure() {
        return false;
    }

    /** Removes everything the steps have made; may be called twice, and after any step. */
    void cleanUp(OperationWork work);

    /**
     * Whether it may be given up while this step is not done; one that has come too far only goes
     * on.
     */
    default boolean mayBeGivenUp(String step) {
        return true;
    }

    /** A step has failed too often; nothing happens until an operator decides. */
    default void stopped(OperationWork work) {}
}
