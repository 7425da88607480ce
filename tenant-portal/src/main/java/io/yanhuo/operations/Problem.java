package io.yanhuo.operations;

/**
 * What can be wrong with a restaurant, the gravest first. The condition is asked of a row that
 * {@link HealthRows} puts together.
 */
public enum Problem {
    /** Its schema could not be brought to the release. */
    QUARANTINE(100, "x.quarantined"),
    /** Long work has failed and waits for an operator, or nobody has heard of it for minutes. */
    OPERATION(90, "x.failures > 0"),
    /** News about money has not been taken in. */
    CALLBACKS(80, "(x.callbacks_oldest < :callbacks OR x.callbacks_odd > 0)"),
    OUTBOX(60, "x.outbox_oldest < :outbox"),
    /** Browsers do not open its own domain, or soon will not. */
    CERTIFICATE(55, "(x.fault IS NOT NULL OR x.valid_until < :certificate)"),
    /** None, or none since the night before last. */
    BACKUP(
            50,
            "(x.practice_of IS NULL AND x.created_at < :backup"
                    + " AND (x.backed_up_at IS NULL OR x.backed_up_at < :backup))"),
    /** A backup could not be restored for practice. */
    DRILL(40, "x.drill_state IN ('FAILED', 'ABANDONED')"),
    /** Its schema is older than the release, which is about to change that. */
    BEHIND(20, "x.schema_version <> :release"),
    QUOTA(15, "x.quota_percent >= 100"),
    /** Nobody was served since yesterday. */
    SILENT(
            10,
            "(x.practice_of IS NULL AND x.state = 'ACTIVE'"
                    + " AND COALESCE(x.served_at, x.created_at) < :silent)"),
    /** Nobody has looked lately. */
    UNSEEN(5, "(x.created_at < :unseen AND (x.noted_at IS NULL OR x.noted_at < :unseen))");

    private final int weight;
    private final String condition;

    Problem(int weight, String condition) {
        this.weight = weight;
        this.condition = condition;
    }

    int weight() {
        return weight;
    }

    String condition() {
        return condition;
    }
}
