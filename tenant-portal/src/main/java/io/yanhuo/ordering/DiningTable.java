package io.yanhuo.ordering;

import io.yanhuo.shared.RandomId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A table with the code that is printed on it. */
@Entity
@Table(name = "dining_table")
class DiningTable {
    static final int LONGEST_NAME = 20;
    private static final int CODE_LENGTH = 10;

    @Id private String tableId;
    private String storeId;
    private String name;
    private String code;
    @Version private @Nullable Long version;

    protected DiningTable() {}

    DiningTable(String name) {
        this.tableId = RandomId.ofLength(20);
        this.storeId = StoreRow.MAIN;
        this.name = name;
        this.code = RandomId.ofLength(CODE_LENGTH);
    }

    void rename(String name) {
        this.name = name;
    }

    /** What is printed leads nowhere from now on. */
    void renewCode() {
        this.code = RandomId.ofLength(CODE_LENGTH);
    }

    String name() {
        return name;
    }

    Tables.Entry entry() {
        return new Tables.Entry(tableId, name, code);
    }
}
