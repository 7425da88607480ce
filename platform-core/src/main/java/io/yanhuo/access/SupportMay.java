package io.yanhuo.access;

/** What an operator who supports a restaurant may do with a route of its workspace. */
public enum SupportMay {
    /**
     * It is closed: hands out data in bulk, holds secrets, moves money, or decides about people.
     */
    NOTHING,
    /** Pages may be looked at, nothing be sent. */
    LOOK,
    /** Also change what it is for, once a second operator has agreed. */
    CHANGE
}
