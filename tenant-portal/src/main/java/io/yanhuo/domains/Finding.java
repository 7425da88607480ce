package io.yanhuo.domains;

/** What a look at the name servers found in one place. */
public enum Finding {
    GOOD(true),
    NO_SUCH_NAME(true),
    /** The name is there without what we look for. */
    NOTHING(true),
    /** Something else is there. */
    WRONG(true),
    /** It is proved, but another restaurant has it, or had it until lately. */
    TAKEN(true),
    SERVER_FAILURE(false),
    SILENCE(false);

    private final boolean certain;

    Finding(boolean certain) {
        this.certain = certain;
    }

    /** Whether it says something about the name. */
    public boolean certain() {
        return certain;
    }

    boolean fault() {
        return certain && this != GOOD;
    }
}
