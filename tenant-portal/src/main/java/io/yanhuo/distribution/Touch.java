package io.yanhuo.distribution;

/** Which of several share links counts for a diner. */
public enum Touch {
    /** The one followed first, until the binding runs out. */
    FIRST,
    /** The one followed last. */
    LAST
}
