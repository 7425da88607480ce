package io.yanhuo.domains;

/**
 * What one look at the name servers found.
 *
 * @param proof at the TXT record
 * @param target at the host itself
 * @param seen where the host leads, if not here
 */
record Sight(Finding proof, Finding target, String seen) {
    boolean good() {
        return proof == Finding.GOOD && target == Finding.GOOD;
    }

    /** Certainly: what nobody answers proves nothing, neither way. */
    boolean fault() {
        return proof.fault() || target.fault();
    }

    Sight taken() {
        return new Sight(Finding.TAKEN, target, seen);
    }
}
