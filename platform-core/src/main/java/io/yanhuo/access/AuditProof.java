package io.yanhuo.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of the audit log from the first to the last, and keeps none of them. */
final class AuditProof {
    private final BinaryOperator<String> hash;
    private final AuditHead anchor;
    private long expected = 1;
    private String chain = AuditHead.NONE.chain();
    private boolean anchored;
    private @Nullable Long forged;

    /**
     * @param hash of the chain so far and what is added to it
     * @param anchor an end that was seen before, and that must still be there
     */
    AuditProof(BinaryOperator<String> hash, AuditHead anchor) {
        this.hash = hash;
        this.anchor = anchor;
        this.anchored = anchor.chain().equals(chain);
    }

    void check(ResultSet row) throws SQLException {
        if (forged != null) return;
        var entry = Audit.entry(row, 0);
        chain = hash.apply(chain, entry.sealable());
        anchored |= chain.equals(anchor.chain());
        boolean asWritten =
                entry.id() == expected
                        && chain.equals(row.getString("chain"))
                        && (entry.id() != anchor.id() || chain.equals(anchor.chain()));
        if (!asWritten) forged = expected;
        expected++;
    }

    AuditCheck outcome(AuditHead head) {
        long last = expected - 1;
        boolean ends = head.id() == last && head.chain().equals(chain) && last >= anchor.id();
        var first = forged == null && !ends ? Long.valueOf(expected) : forged;
        return new AuditCheck(last, first, anchored, new AuditHead(last, chain));
    }
}
