package io.yanhuo.access;

import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantScope;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages that book money in a restaurant's ledger, and some that take their time. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TillPages.Till.class)
class TillPages {
    @RestController
    @OnFace(Face.STOREFRONT)
    static class Till {
        private final PlainSql plain;
        private final TransactionTemplate transaction;

        Till(PlainSql plain, TransactionTemplate transaction) {
            this.plain = plain;
            this.transaction = transaction;
        }

        /** Books twice, there and back, with a moment between them. */
        @GetMapping("/probe/book")
        @Allow(Who.ANYONE)
        String book(@RequestParam String key) {
            transaction.executeWithoutResult(_ -> {
                entry(key, "there");
                plain.query("SELECT SLEEP(0.05)", row -> row.getInt(1));
                entry(key, "back");
            });
            return "booked";
        }

        @GetMapping("/probe/slow")
        @Allow(Who.ANYONE)
        String slow(@RequestParam int seconds) {
            transaction.executeWithoutResult(
                    _ -> plain.query("SELECT SLEEP(?)", row -> row.getInt(1), seconds));
            return "done";
        }

        /** Each entry says whose it is, wherever it lands. */
        void entry(String key, String way) {
            var there = way.equals("there");
            plain.update(
                    "INSERT INTO commission_entry (posting_key, distributor_id, line_id, debit,"
                            + " credit, amount, reason, booked_at) VALUES (?, ?, ?, ?, ?, 1, 'T',"
                            + " ?)",
                    key + " " + way,
                    TenantScope.current().tenant().toString(),
                    key,
                    there ? "ONE" : "OTHER",
                    there ? "OTHER" : "ONE",
                    Instant.now());
        }
    }
}
