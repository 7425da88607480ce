package io.yanhuo.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of the audit log from the first to the last. */
final class AuditProof {
    private final BinaryOperator<String> hash;
    private final AuditHead anchor;
    private long expected = 1;
    private String chain = AuditHead.NONE.chain();
    private @Nullable Long forged;

    /**
     * @param hash of the chain so far and what is added to it
     * @param anchor an end that was seen before, and that must still be there
     */
    AuditProof(BinaryOperator<String> hash, AuditHead anchor) {
        this.hash = hash;
        this.anchor = anchor;
    }

    void check(ResultSet row) throws SQLException {
        if (forged != null) return;
        var entry = Audit.entry(row, 0);
        chain = hash.apply(chain, entry.sealable());
        boolean asWritten =
                entry.id() == expected
                        && chain.equals(row.getString("chain"))
                        && (entry.id() != anchor.id() || chain.equals(anchor.chain()));
        if (!asWritten) forged = expected;
        expected++;
    }

    Optional<Long> firstForged(AuditHead head) {
        if (forged != null) return Optional.of(forged);
        long last = expected - 1;
        boolean whole = head.id() == last && head.chain().equals(chain) && last >= anchor.id();
        return whole ? Optional.empty() : Optional.of(expected);
    }
}
