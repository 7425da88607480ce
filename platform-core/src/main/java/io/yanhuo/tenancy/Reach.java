package io.yanhuo.tenancy;

import java.time.Instant;

/** To which moments after a backup a restaurant can be put back. */
public sealed interface Reach {
    /** To the end of each second between these two. */
    record Until(Instant from, Instant until) implements Reach {
        boolean holds(Instant moment) {
            return moment.getNano() == 0 && !moment.isBefore(from) && !moment.isAfter(until);
        }
    }

    /** To that of the backup alone. */
    record Nowhere(Why why) implements Reach {}

    enum Why {
        /** There is none to begin with. */
        NO_BACKUP,
        /** It was made when the server kept no binary log, or did not say where it stood. */
        NOT_LOGGED,
        /** The restaurant has moved since, and the log of the other server is not followed. */
        MOVED,
        /** The server has deleted that part of its log, or is another server by now. */
        LOG_GONE,
        /** The server does not answer now. */
        UNREACHABLE
    }
}
