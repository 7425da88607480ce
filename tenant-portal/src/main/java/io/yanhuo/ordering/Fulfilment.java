package io.yanhuo.ordering;

/** How a meal reaches the diner: 堂食, 自提, 外卖. */
public enum Fulfilment {
    DINE_IN,
    PICKUP,
    DELIVERY
}
