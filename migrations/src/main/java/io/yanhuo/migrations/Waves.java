package io.yanhuo.migrations;

import java.util.ArrayList;
import java.util.List;

/**
 * How many restaurants each wave has: the canaries, the shares of all, the rest.
 *
 * @param sizes none is empty
 */
record Waves(List<Integer> sizes) {
    static Waves of(int restaurants, CampaignSettings settings) {
        var sizes = new ArrayList<Integer>();
        int left = restaurants;
        left -= add(sizes, Math.min(left, Math.max(1, settings.canaries().size())));
        for (int percent : settings.shares()) {
            left -= add(sizes, Math.min(left, Math.ceilDiv(restaurants * percent, 100)));
        }
        add(sizes, left);
        return new Waves(List.copyOf(sizes));
    }

    private static int add(List<Integer> sizes, int size) {
        if (size > 0) sizes.add(size);
        return size;
    }

    /** The wave of the one at this place, as SQL says it. */
    String caseOf(String place) {
        var text = new StringBuilder("CASE");
        int end = 0;
        for (int i = 0; i < sizes.size(); i++) {
            end += sizes.get(i);
            text.append(" WHEN %s <= %d THEN %d".formatted(place, end, i + 1));
        }
        return text.append(" ELSE ").append(sizes.size()).append(" END").toString();
    }
}
