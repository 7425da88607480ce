package io.yanhuo.access;

import static java.util.stream.Collectors.joining;

import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantScope;
import java.time.Instant;
import java.util.stream.IntStream;
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
            // MySQL takes a SLEEP that stands alone for done when it is cut.
            var sleep = "SELECT 1 FROM tenant_identity WHERE SLEEP(?)";
            transaction.executeWithoutResult(
                    _ -> plain.query(sleep, row -> row.getInt(1), seconds));
            return "done";
        }

        /** Books, and then counts what nobody will ever need to know. */
        @GetMapping("/probe/report")
        @Allow(Who.ANYONE)
        String report(@RequestParam String key) {
            var ten =
                    "(SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
                            + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL"
                            + " SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) t";
            var all = IntStream.range(0, 12).mapToObj(i -> ten + i).collect(joining(", "));
            transaction.executeWithoutResult(_ -> {
                entry(key, "there");
                plain.query("SELECT COUNT(*) FROM " + all, row -> row.getLong(1));
            });
            return "done";
        }

        /** Books, and then asks again and again; no question takes long. */
        @GetMapping("/probe/many")
        @Allow(Who.ANYONE)
        String many(@RequestParam String key) {
            transaction.executeWithoutResult(_ -> {
                entry(key, "there");
                for (int i = 0; i < 30; i++) {
                    plain.query("SELECT SLEEP(0.3)", row -> row.getInt(1));
                }
            });
            return "done";
        }

        @GetMapping("/probe/change")
        @Allow(Who.ANYONE)
        String change(@RequestParam String key) {
            transaction.executeWithoutResult(_ -> {
                entry(key + " more", "there");
                plain.update(
                        "UPDATE commission_entry SET amount = 2 WHERE posting_key = ?",
                        key + " there");
            });
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
