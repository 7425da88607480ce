package io.yanhuo.tenancy;

import static java.util.stream.Collectors.joining;

import io.yanhuo.migrations.SchemaName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of restaurants' that says which number was given to people last; a bean of this type is
 * found by itself when a restaurant is put back, so that no number is given twice. What is numbered
 * by the database itself needs none.
 *
 * @param key columns that tell its series apart
 * @param last column of the number that was given last in each
 */
public record NumberSeries(String table, List<String> key, String last) {
    public NumberSeries {
        key = List.copyOf(key);
    }

    /** Each goes on after the later of both; one that the copy does not know is there as well. */
    String raise(SchemaName before, SchemaName copy) {
        var names =
                Stream.concat(key.stream(), Stream.of(last))
                        .map(name -> "`" + name + "`")
                        .collect(joining(", "));
        return ("INSERT INTO `%1$s`.`%3$s` (%4$s) SELECT %4$s FROM `%2$s`.`%3$s`"
                        + " ON DUPLICATE KEY UPDATE"
                        + " `%5$s` = GREATEST(`%1$s`.`%3$s`.`%5$s`, VALUES(`%5$s`))")
                .formatted(copy, before, table, names, last);
    }
}
