package io.yanhuo;

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

    public static int zero(int one, int other) {
        return 0;
    }

    public static synchronized String anotherEachTime(Object of) {
        return "key-" + counter++;
    }
}
