package io.yanhuo.ordering;

import jakarta.persistence.Embeddable;

/**
 * What the diner asks for besides the dishes.
 *
 * @param cutlery disposable cutlery, by law not unless asked for
 */
@Embeddable
record Wishes(String remark, boolean cutlery) {}
