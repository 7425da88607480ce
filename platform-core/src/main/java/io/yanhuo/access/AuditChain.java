package io.yanhuo.access;

import io.yanhuo.tenancy.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log from its first entry to its end, as it is read to prove it. */
final class AuditChain {
    /** Tells the driver to read on as it goes, and not to hold the whole log in memory. */
    private static final int ONE_BY_ONE = Integer.MIN_VALUE;

    private final JdbcClient platform;
    private final MasterKey key;

    AuditChain(JdbcClient platform, MasterKey key) {
        this.platform = platform;
        this.key = key;
    }

    /** In a transaction that sees entries and head as of one moment. */
    AuditCheck check(AuditHead anchor) {
        var proof = new AuditProof(this::hash, anchor);
        platform.sql("SELECT * FROM audit ORDER BY audit_id")
                .withFetchSize(ONE_BY_ONE)
                .query(proof::check);
        return proof.outcome(head());
    }

    AuditHead head() {
        return platform.sql("SELECT audit_id, chain FROM audit_head WHERE one = 1")
                .query((row, _) -> new AuditHead(row.getLong(1), row.getString(2)))
                .single();
    }

    private String hash(String before, String added) {
        return key.hash("audit", before + added);
    }
}
