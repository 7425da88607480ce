package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import java.util.ArrayList;
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
        return plans.values().stream().map(Plans::plan).toList();
    }

    private static Plan plan(List<Row> rows) {
        var one = rows.getFirst();
        var features = rows.stream().map(Row::feature).toList();
        return new Plan(one.code(), one.version(), one.monthly(), one.yearly(), features);
    }
}
