package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;

import io.yanhuo.delivery.Delivery;
import io.yanhuo.ordering.OrderRefusal.DeliveryNotSetUp;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.FairShares;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantMemory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The store of the restaurant of the current scope: hours, switches, tables. */
@Service
public class Store {
    private static final int FIRST_TABLES = 8;

    private final StoreRows rows;
    private final DiningTables tables;
    private final Delivery delivery;
    private final Licences licences;
    private final Allowances allowances;
    private final BusinessDays days;
    private final TenantMemory<StoreSettings> memory;

    Store(
            StoreRows rows,
            DiningTables tables,
            Delivery delivery,
            Licences licences,
            Allowances allowances,
            BusinessDays days,
            FairShares shares) {
        this.rows = rows;
        this.tables = tables;
        this.delivery = delivery;
        this.licences = licences;
        this.allowances = allowances;
        this.days = days;
        this.memory = new TenantMemory<>("store", shares);
    }

    public StoreView now() {
        return state(barred()).view();
    }

    /** Name of the table that carries this code. */
    public Optional<String> table(String code) {
        return tables.findByCode(code).map(DiningTable::name);
    }

    /** Opening hours, tables and rules to begin with; does nothing if they are there already. */
    @Transactional
    public void furnish() {
        if (rows.findById(StoreRow.MAIN).isPresent()) return;
        memory.change();
        open(StoreSettings.INITIAL);
        for (int i = 1; i <= FIRST_TABLES; i++) tables.save(new DiningTable(String.valueOf(i)));
    }

    public StoreSettings settings() {
        return memory.get(() ->
                rows.findById(StoreRow.MAIN).map(StoreRow::settings).orElse(StoreSettings.INITIAL));
    }

    /**
     * @throws Refused if delivery is switched on before its rules are set
     */
    @Transactional
    public void change(StoreSettings settings) {
        if (settings.fulfilments().contains(DELIVERY) && !delivery.rules().usable()) {
            throw new Refused(new DeliveryNotSetUp());
        }
        memory.change();
        rows.findById(StoreRow.MAIN).orElseGet(() -> open(settings)).change(settings);
    }

    private StoreRow open(StoreSettings settings) {
        allowances.take(Metric.STORES, 1);
        return rows.save(new StoreRow(settings));
    }

    /**
     * Why the restaurant may not sell, whatever its settings say; null if it may. Asks the
     * platform: better outside of the restaurant's transaction.
     */
    @Nullable String barred() {
        if (!allowances.has(Feature.ORDERING)) return StoreState.NO_PLAN;
        return licences.currentIsValid() ? null : StoreState.NO_LICENCE;
    }

    StoreState state(@Nullable String barred) {
        return new StoreState(settings(), barred, days.now());
    }
}
