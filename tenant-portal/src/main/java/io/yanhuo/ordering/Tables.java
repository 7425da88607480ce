package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.NameTaken;
import io.yanhuo.ordering.OrderRefusal.NoSuchTable;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tables of the restaurant of the current scope, and the codes that are printed on them. */
@Service
@Transactional
public class Tables {
    static final int MOST = 500;

    private final DiningTables tables;

    Tables(DiningTables tables) {
        this.tables = tables;
    }

    public record Entry(String id, String name, String code) {}

    /** In the order people count: 2 before 10. */
    @Transactional(readOnly = true)
    public List<Entry> all() {
        return tables.findByStoreId(StoreRow.MAIN).stream()
                .map(DiningTable::entry)
                .sorted(Comparator.comparing(entry -> countable(entry.name())))
                .toList();
    }

    /**
     * @throws Refused if there is one of this name already, or no house has so many
     */
    public void add(String name) {
        refuseTaken(name);
        TooMany.refuse(tables.countByStoreId(StoreRow.MAIN), MOST);
        tables.save(new DiningTable(name));
    }

    public void rename(String id, String name) {
        var table = get(id);
        if (table.name().equals(name)) return;
        refuseTaken(name);
        table.rename(name);
    }

    /** For a code that has been photographed and abused: the old print leads nowhere. */
    public void renewCode(String id) {
        get(id).renewCode();
    }

    public void remove(String id) {
        tables.delete(get(id));
    }

    private DiningTable get(String id) {
        return tables.findById(id).orElseThrow(() -> new Refused(new NoSuchTable()));
    }

    private void refuseTaken(String name) {
        if (tables.existsByStoreIdAndName(StoreRow.MAIN, name)) {
            throw new Refused(new NameTaken(name));
        }
    }

    /** Numbers filled up with zeros, so that letters sort them as numbers. */
    private static String countable(String name) {
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(name)
                .replaceAll(number -> "%20s".formatted(number.group()).replace(' ', '0'));
    }
}
