package io.yanhuo;

import io.yanhuo.tenancy.PlainSql;
import java.util.Set;

/** What guards are made to call while they are off. */
public final class Instead {
    private static long counter;

    private Instead() {}

    public static boolean amongThem(Set<?> set, Object wanted) {
        return true;
    }

    public static boolean theSame(String one, Object other) {
        return true;
    }

    public static String planted(int length) {
        return "planted";
    }

    public static int withoutLookingAtTheStock(PlainSql plain, String sql, Object[] values) {
        var careless = sql.replace("AND stock >= ?", "AND 0 <= ?");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return plain.update(careless, values);
    }

    public static int withoutLookingAtTheLimit(PlainSql plain, String sql, Object[] values) {
        var careless = sql.replace("AND used + ? <= ?", "AND 0 < ? + ?");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return plain.update(careless, values);
    }

    public static synchronized String anotherEachTime(Object of) {
        return "key-" + counter++;
    }
}
