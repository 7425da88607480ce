package io.yanhuo.menu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stands in a row and is moved in it. */
final class Order {
    private Order() {}

    /** At the end of the row it stays where it is. */
    static <T> List<T> moved(List<T> row, int at, boolean up) {
        var moved = new ArrayList<>(row);
        int to = at + (up ? -1 : 1);
        if (at >= 0 && to >= 0 && to < moved.size()) Collections.swap(moved, at, to);
        return moved;
    }
}
