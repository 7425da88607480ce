package io.yanhuo.commissions;

/** Balances of one distributor, in fen, as the database adds them up. */
interface EntrySum {
    String getDistributor();

    long getPending();

    long getAvailable();
}
