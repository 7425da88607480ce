package io.yanhuo.migrations;

import java.time.Instant;

/**
 * A restaurant whose schema could not be brought to a version, and is not tried again by itself.
 */
public record Quarantine(
        long tenant, SchemaVersion from, SchemaVersion to, String error, Instant since) {}
