package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.shiro.authc.credential.DefaultPasswordService;
import org.apache.shiro.crypto.hash.DefaultHashService;
import org.springframework.stereotype.Component;

/** Keeps passwords as argon2id hashes: 19 MiB, two passes, one lane. */
@Component
class Passwords {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final Map<String, Object> COST =
            Map.of("Argon2.memoryKib", 19_456, "Argon2.iterations", 2, "Argon2.parallelism", 1);

    private final DefaultPasswordService service = new DefaultPasswordService();

    /** Each takes memory and a whole core; a crowd of wrong guesses must not take them all. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final String decoy;

    Passwords() {
        var hashing = new DefaultHashService();
        hashing.setDefaultAlgorithmName(DefaultPasswordService.DEFAULT_HASH_ALGORITHM);
        hashing.setParameters(COST);
        service.setHashService(hashing);
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

    private <T> T taken(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
