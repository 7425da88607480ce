package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Metric;
import java.time.YearMonth;

/** What a bill asks for a month in which more was used than the plan included. */
public record OverageItem(
        YearMonth month, Metric metric, long quantity, Money unit, Money amount) {}
