package io.yanhuo.access.web;

import io.yanhuo.access.Network;
import org.springframework.stereotype.Component;

/**
 * Lets each network have so much under way at once, as the limit of requests a second does not see
 * what never ends: each request is one place from its head to the end of its answer, and each
 * further 64 kB of a body that is kept for it is one more. A live page is {@link StreamLimit}'s.
 */
@Component
class UnderWay {
    private static final int PIECE = 64 * 1024;

    private final int most;
    private final Places<Network> places = new Places<>();

    UnderWay(LimitSettings limits) {
        this.most = limits.underWay();
    }

    Place of(Network from) {
        return new Place(from);
    }

    /** One request's. */
    final class Place implements AutoCloseable {
        private final Network from;
        private int taken;

        private Place(Network from) {
            this.from = from;
        }

        /**
         * @param bytes of its body that are kept
         * @return false if there is no room for it
         */
        boolean holds(long bytes) {
            while (taken <= bytes / PIECE) {
                if (!places.take(from, most)) return false;
                taken++;
            }
            return true;
        }

        @Override
        public void close() {
            if (taken > 0) places.leave(from, taken);
        }
    }
}
