package io.yanhuo.leaving;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is in an export, so that anybody can see that nothing is missing.
 *
 * @param schemaVersion of the structure that the tables have
 * @param rows of each table
 * @param sha256 of each file in the export but this one
 */
record Manifest(
        String restaurant,
        String publicId,
        String address,
        String schemaVersion,
        Instant takenAt,
        Map<String, Long> rows,
        int pictures,
        Map<String, String> sha256,
        List<ExportScope.Missing> leftOut) {
    static final String FILE = "manifest.json";

    long rowCount() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
