package io.yanhuo.commissions;

/** How many orders earned a distributor something. */
interface Count {
    String getDistributor();

    long getOrders();
}
