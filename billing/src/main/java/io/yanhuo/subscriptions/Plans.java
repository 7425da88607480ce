package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The plans, as the platform schema describes them. */
@Repository
class Plans {
    private static final String SELECT =
            """
            SELECT p.code, p.version, p.monthly, p.yearly, f.feature
              FROM plan p
              LEFT JOIN plan_feature f ON f.plan_code = p.code AND f.plan_version = p.version
            """;

    private final JdbcClient platform;

    Plans(JdbcClient platform) {
        this.platform = platform;
    }

    private record Row(String code, int version, Money monthly, Money yearly, String feature) {}

    List<Plan> onSale() {
        return read(SELECT + " WHERE p.on_sale ORDER BY p.position, p.version, f.position");
    }

    Optional<Plan> onSale(String code) {
        return onSale().stream().filter(plan -> plan.code().equals(code)).findFirst();
    }

    List<String> features(String code, int version) {
        return platform.sql(
                        "SELECT feature FROM plan_feature WHERE plan_code = ? AND plan_version = ?"
                                + " ORDER BY position")
                .params(code, version)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** In the order of {@link Metric}. */
    List<PlanLimit> limits(String code, int version) {
        return platform
                .sql("SELECT * FROM plan_limit WHERE plan_code = ? AND plan_version = ?")
                .params(code, version)
                .query(Plans::limit)
                .list()
                .stream()
                .sorted(Comparator.comparing(PlanLimit::metric))
                .toList();
    }

    private static PlanLimit limit(ResultSet row, int number) throws SQLException {
        var overage = row.getObject("overage", Long.class);
        return new PlanLimit(
                Metric.ofCode(row.getString("metric")).orElseThrow(),
                new Limit(row.getLong("amount"), row.getBoolean("hard")),
                overage == null ? null : Money.ofFen(overage));
    }

    private List<Plan> read(String sql) {
        var plans = new LinkedHashMap<String, List<Row>>();
        platform.sql(sql)
                .query((row, _) ->
                        new Row(
                                row.getString("code"),
                                row.getInt("version"),
                                Money.ofFen(row.getLong("monthly")),
                                Money.ofFen(row.getLong("yearly")),
                                row.getString("feature")))
                .list()
                .forEach(row -> plans.computeIfAbsent(row.code(), _ -> new ArrayList<>()).add(row));
        return plans.values().stream().map(this::plan).toList();
    }

    private Plan plan(List<Row> rows) {
        var one = rows.getFirst();
        var features = rows.stream().map(Row::feature).toList();
        var limits = limits(one.code(), one.version());
        return new Plan(one.code(), one.version(), one.monthly(), one.yearly(), features, limits);
    }
}
