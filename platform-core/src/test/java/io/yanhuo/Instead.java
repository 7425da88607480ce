package io.yanhuo;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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

    public static Query withoutLookingAtTheStock(EntityManager entities, String sql) {
        var careless = sql.replace("AND stock >= :quantity", "AND stock IS NOT NULL");
        if (careless.equals(sql)) throw new IllegalArgumentException(sql);
        return entities.createNativeQuery(careless);
    }

    public static synchronized String anotherEachTime(Object of) {
        return "key-" + counter++;
    }
}
