package dev.yanhuo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** All sections, and what could not be measured. */
final class Outcome {
    private final Machine machine;
    private final Report report;
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Outcome(Machine machine, Report report) {
        this.machine = machine;
        this.report = report;
        report.head(machine);
    }

    /** A measurement that fails leaves no figure; the others are still worth knowing. */
    void add(Measurement measurement) {
        try {
            var section = measurement.measure();
            sections.add(section);
            report.section(section);
        } catch (Exception e) {
            var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            failures.put(measurement.name(), reason);
            report.failed(measurement.name(), reason);
            e.printStackTrace();
        }
    }

    boolean complete() {
        return failures.isEmpty();
    }

    void write(Path file) throws IOException {
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", machine);
        all.put("complete", complete());
        all.put("notMeasured", failures);
        all.put("sections", sections);
        var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.writeValueAsString(all));
    }
}
