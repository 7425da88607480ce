package io.yanhuo.delivery;

import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@link DeliveryRules} as they are stored: one row. */
@Entity
@Table(name = "delivery_rules")
class DeliveryRulesRow {
    static final String MAIN = "main";

    @Id private String rulesId = MAIN;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private String ladder = ladder(DeliveryRules.INITIAL.steps());
    private Money minimum = DeliveryRules.INITIAL.minimum();

    /** Null until it is stored. */
    @Version private @Nullable Long version;

    protected DeliveryRulesRow() {}

    DeliveryRules rules() {
        var steps = Arrays.stream(ladder.split(" ")).filter(step -> !step.isEmpty());
        var origin =
                latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
        return new DeliveryRules(origin, steps.map(DeliveryRulesRow::step).toList(), minimum);
    }

    void change(DeliveryRules rules) {
        var origin = rules.origin();
        this.latitude = origin == null ? null : origin.latitude();
        this.longitude = origin == null ? null : origin.longitude();
        this.ladder = ladder(rules.steps());
        this.minimum = rules.minimum();
    }

    private static DeliveryRules.Step step(String text) {
        var parts = text.split(":");
        return DeliveryRules.step(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static String ladder(List<DeliveryRules.Step> steps) {
        return steps.stream()
                .map(step -> step.upTo() + ":" + step.fee().fen())
                .collect(Collectors.joining(" "));
    }
}
