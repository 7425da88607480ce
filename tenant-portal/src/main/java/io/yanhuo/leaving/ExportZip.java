package io.yanhuo.leaving;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.TenantSnapshot;
import io.yanhuo.tenancy.TenantSnapshots;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts everything of the restaurant of the current scope into one ZIP file. */
@Component
class ExportZip {
    private final TenantSnapshots snapshots;
    private final ExportScope scope;
    private final ExportReadme readme;
    private final PersonalData personal;
    private final Pictures pictures;
    private final Tenants tenants;
    private final Fleet fleet;
    private final AddressSettings address;
    private final JsonMapper json;
    private final Clock clock;

    ExportZip(
            TenantSnapshots snapshots,
            ExportScope scope,
            ExportReadme readme,
            PersonalData personal,
            Pictures pictures,
            Tenants tenants,
            Fleet fleet,
            AddressSettings address,
            JsonMapper json,
            Clock clock) {
        this.snapshots = snapshots;
        this.scope = scope;
        this.readme = readme;
        this.personal = personal;
        this.pictures = pictures;
        this.tenants = tenants;
        this.fleet = fleet;
        this.address = address;
        this.json = json;
        this.clock = clock;
    }

    /**
     * All tables as they were at one moment, and the pictures.
     *
     * @param between is called after each table and each picture
     */
    Manifest write(OutputStream out, Runnable between) throws IOException {
        try (var zip = new ZipParts(out)) {
            var missing = scope.missing();
            var rows = new TreeMap<String, Long>();
            Instant takenAt;
            // Not held while the pictures are written: the server ends a session that says nothing.
            try (var snapshot = snapshots.current()) {
                takenAt = clock.instant();
                var text = readme.text(takenAt, missing);
                zip.add("README.txt", part -> part.write(utf8(text)));
                for (var table : snapshot.tables()) {
                    var exported = scope.of(table);
                    if (exported.isEmpty()) continue;
                    rows.put(table.name(), write(exported.get(), snapshot, zip));
                    between.run();
                }
            }
            int shown = writePictures(zip, between);
            var tenant = tenants.current();
            var manifest =
                    new Manifest(
                            tenant.name(),
                            tenant.publicId(),
                            address.url(tenant.host()),
                            String.valueOf(
                                    fleet.find(tenant.publicId()).orElseThrow().schemaVersion()),
                            takenAt,
                            rows,
                            shown,
                            new TreeMap<>(zip.checksums()),
                            missing);
            zip.add(Manifest.FILE, part -> part.write(json.writeValueAsBytes(manifest)));
            return manifest;
        }
    }

    /** Twice from the same moment: as CSV for spreadsheets, and as JSON for programs. */
    private long write(ExportedTable table, TenantSnapshot snapshot, ZipParts zip)
            throws IOException {
        var rows = new long[2];
        zip.add(
                "csv/" + table.name() + ".csv",
                part -> {
                    var csv = new CsvFile(table, personal, part);
                    rows[0] = snapshot.read(table.source(), csv);
                    csv.flush();
                });
        zip.add(
                "json/" + table.name() + ".json",
                part -> {
                    try (var file = new JsonFile(table, personal, json, part)) {
                        rows[1] = snapshot.read(table.source(), file);
                    }
                });
        if (rows[0] != rows[1]) throw new IllegalStateException("not one moment: " + table.name());
        return rows[0];
    }

    private int writePictures(ZipParts zip, Runnable between) throws IOException {
        int written = 0;
        for (var id : pictures.all()) {
            var file = pictures.find(id, Pictures.Size.FULL);
            if (file.isEmpty()) continue; // thrown away meanwhile
            zip.add("pictures/" + id + ".jpg", part -> Files.copy(file.get(), part));
            written++;
            between.run();
        }
        return written;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
