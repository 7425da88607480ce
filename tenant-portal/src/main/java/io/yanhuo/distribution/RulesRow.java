package io.yanhuo.distribution;

import io.yanhuo.shared.Percentage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The one row that holds a restaurant's rules. */
@Entity
@Table(name = "distribution_rules")
class RulesRow {
    static final int ID = 1;

    @Id private int id = ID;
    private boolean open;
    private int rate;
    private int freezeDays;

    @Enumerated(EnumType.STRING)
    private Touch touch;

    private int windowDays;
    @Version private @Nullable Long version;

    protected RulesRow() {}

    RulesRow(Rules rules) {
        change(rules);
    }

    final void change(Rules rules) {
        open = rules.open();
        rate = rules.rate().basisPoints();
        freezeDays = rules.freezeDays();
        touch = rules.touch();
        windowDays = rules.windowDays();
    }

    Rules rules() {
        return new Rules(open, new Percentage(rate), freezeDays, touch, windowDays);
    }
}
