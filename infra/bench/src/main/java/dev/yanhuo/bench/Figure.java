package dev.yanhuo.bench;

/**
 * What one kind of request costs.
 *
 * @param cpuMillis of application and database together, for each request; median of the rounds
 * @param statements sent to the database for each request
 * @param perSecond requests answered in a second of wall-clock time
 * @param goal what we want to reach, in words
 */
record Figure(
        String name,
        int connections,
        double cpuMillis,
        double statements,
        double perSecond,
        String goal) {}
