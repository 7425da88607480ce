package io.yanhuo.access;

import io.yanhuo.tenancy.PlatformDatabase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code ./yanhuo audit verify}: proves the audit log without an application. */
public final class AuditCommand {
    static final int WHOLE = 0;
    static final int FORGED = 1;
    static final int WRONG_USE = 2;

    private static final String USAGE =
            """
            ./yanhuo audit verify [--anchor HASH] [--data DIR]
              校验审计记录的整条链 / whether the audit log is as it was written
              --anchor HASH  以前在别处记下的结尾 / an end that was noted elsewhere before
              --data DIR     ./yanhuo up 的数据目录；否则用环境变量 / of a running up; else by the environment\
            """;

    private AuditCommand() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, System.getenv(), out));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        var anchor = anchor(arguments);
        if (anchor.isEmpty()) {
            out.println(USAGE);
            return WRONG_USE;
        }
        try {
            return told(check(PlatformDatabase.of(environment), anchor.get()), out);
        } catch (IllegalArgumentException | DataAccessException | TransactionException e) {
            out.println("失败 / failed: " + e.getMessage());
            return WRONG_USE;
        }
    }

    /** Empty if what is typed cannot be understood. */
    private static Optional<AuditHead> anchor(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("verify")) return Optional.empty();
        if (arguments.length == 1) return Optional.of(AuditHead.NONE);
        boolean one = arguments.length == 3 && arguments[1].equals("--anchor");
        return one && AuditHead.isHash(arguments[2])
                ? Optional.of(AuditHead.noted(arguments[2]))
                : Optional.empty();
    }

    private static AuditCheck check(PlatformDatabase database, AuditHead anchor) {
        var source = database.source();
        var chain = new AuditChain(JdbcClient.create(source), database.key());
        var moment = new TransactionTemplate(new JdbcTransactionManager(source));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
        return Objects.requireNonNull(moment.execute(_ -> chain.check(anchor)));
    }

    private static int told(AuditCheck check, PrintStream out) {
        if (check.firstForged() != null) {
            out.println(
                    "从第 %1$d 条起，记录与当初写下的不符 / not as it was written from entry %1$d on"
                            .formatted(check.firstForged()));
            return FORGED;
        }
        if (!check.anchored()) {
            out.println(
                    "链里没有这个结尾：末尾被截掉过，或整条被换过 / this end is not in the log: its newest"
                            + " entries were cut off, or all of it was replaced");
            return FORGED;
        }
        out.println("完整，共 %1$d 条 / whole, %1$d entries".formatted(check.entries()));
        out.println("结尾，请抄到别处 / its end, to be noted elsewhere: " + check.end().chain());
        return WHOLE;
    }
}
