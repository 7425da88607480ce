package dev.yanhuo.bench;

/**
 * What one round of equal requests has used.
 *
 * @param applicationMillis processor time of the process that answered
 * @param databaseMillis processor time of the database server
 * @param statements that the database server was sent
 * @param seconds of wall-clock time
 */
record Round(
        int requests,
        double applicationMillis,
        double databaseMillis,
        long statements,
        double seconds) {
    Round {
        if (requests < 1) throw new IllegalArgumentException("a round has requests");
        if (seconds <= 0) throw new IllegalArgumentException("a round takes time");
    }

    /** The same, when only a part of the time was waited for. */
    Round lasting(double otherSeconds) {
        return new Round(requests, applicationMillis, databaseMillis, statements, otherSeconds);
    }

    double cpuMillisEach() {
        return (applicationMillis + databaseMillis) / requests;
    }

    double databaseMillisEach() {
        return databaseMillis / requests;
    }

    double statementsEach() {
        return (double) statements / requests;
    }

    double perSecond() {
        return requests / seconds;
    }
}
