package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.shiro.authc.credential.DefaultPasswordService;
import org.apache.shiro.crypto.hash.HashRequest;
import org.apache.shiro.lang.util.ByteSource;
import org.springframework.stereotype.Component;

/** Keeps passwords as argon2id hashes: 19 MiB, two passes, one lane. */
@Component
class Passwords {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final Cost COST = new Cost(19_456, 2);

    private final DefaultPasswordService service;

    /** Each takes memory and a whole core; a crowd of wrong guesses must not take them all. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final String decoy;

    Passwords() {
        this(COST);
    }

    Passwords(Cost cost) {
        this.service = new Costing(cost);
        this.decoy = service.encryptPassword(RandomId.ofLength(40));
    }

    /**
     * @throws Refused if it is too short or too long
     */
    String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new Refused(new AccessRefusal.UnfitPassword(SHORTEST, LONGEST));
        }
        return taken(() -> service.encryptPassword(password));
    }

    boolean matches(String password, String hash) {
        if (password.length() > LONGEST) return false;
        return taken(() -> service.passwordsMatch(password, hash));
    }

    /**
     * The hash of a password that nobody knows: comparing with it takes as long as with any other,
     * so that an account that does not exist looks like one.
     */
    String decoy() {
        return decoy;
    }

    /** What one hash takes, on one lane. */
    record Cost(int memoryKib, int passes) {
        /** Shiro reads numbers only from texts. */
        private Map<String, Object> parameters() {
            return Map.of(
                    "Argon2.memoryKib", Integer.toString(memoryKib),
                    "Argon2.iterations", Integer.toString(passes),
                    "Argon2.parallelism", "1");
        }
    }

    /** Shiro's own asks its hash service for the algorithm, but not for what it is to cost. */
    private static final class Costing extends DefaultPasswordService {
        private final Cost cost;

        Costing(Cost cost) {
            this.cost = cost;
        }

        @Override
        protected HashRequest createHashRequest(ByteSource plaintext) {
            return new HashRequest.Builder()
                    .setSource(plaintext)
                    .setAlgorithmName(DEFAULT_HASH_ALGORITHM)
                    .withParameters(cost.parameters())
                    .build();
        }
    }

    private <T> T taken(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
