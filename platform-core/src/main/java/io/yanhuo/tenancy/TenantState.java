package io.yanhuo.tenancy;

/**
 * Where a restaurant is in its life on the platform; {@link TenantLife} says what follows what.
 *
 * <p>Whether it has paid is no state of it: that follows from its subscription's dates.
 */
public enum TenantState {
    /** Being set up. */
    PROVISIONING(Access.NONE, false),
    /** Setting it up has got stuck; an operator decides. */
    PROVISION_FAILED(Access.NONE, false),
    ACTIVE(Access.EVERYBODY, true),
    /** Takes no new orders; its money goes on moving, and its people look and finish. */
    SUSPENDED(Access.STAFF_ONLY, true),
    /** Closed at once for abuse or by law: nobody of it gets in; its money goes on moving. */
    LOCKED(Access.NONE, true),
    /** Its owner wants to close it, and may still change her mind. */
    CLOSING(Access.STAFF_ONLY, true),
    /** Closed; what it was becomes an encrypted file, and its schema goes. */
    ARCHIVED(Access.NONE, false),
    /** Being removed for good. */
    PURGING(Access.NONE, false),
    /** A number and a name in the books, and nothing else. */
    PURGED(Access.NONE, false);

    private enum Access {
        NONE,
        STAFF_ONLY,
        EVERYBODY
    }

    private final Access access;
    private final boolean alive;

    TenantState(Access access, boolean alive) {
        this.access = access;
        this.alive = alive;
    }

    /** Whether its schema is there and somebody's livelihood: money and jobs go on. */
    public boolean alive() {
        return alive;
    }

    /** Whether it has ever been open, so that nothing of it may be thrown away as unfinished. */
    public boolean born() {
        return this != PROVISIONING && this != PROVISION_FAILED;
    }

    /**
     * Whether its people may look at the workspace; they may change things only while it is open.
     */
    public boolean staffed() {
        return access != Access.NONE;
    }

    /** Whether diners may see the storefront and staff may change things. */
    public boolean open() {
        return access == Access.EVERYBODY;
    }
}
