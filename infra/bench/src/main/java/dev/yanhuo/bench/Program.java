package dev.yanhuo.bench;

/** A running process of which we read what it uses. */
record Program(long pid) {
    /** This one, for what is done without any server but the database's. */
    static Program self() {
        return new Program(ProcessHandle.current().pid());
    }

    double cpuMillis() {
        return ProcStat.of(pid).cpuMillis();
    }

    double residentMegabytes() {
        return residentMegabytes(ProcStat.read("/proc/" + pid + "/status"));
    }

    /**
     * @param status the contents of {@code /proc/<pid>/status}
     */
    static double residentMegabytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .mapToDouble(kibibytes -> kibibytes / 1024.0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no VmRSS: the process has ended"));
    }
}
