package io.yanhuo.tenancy.binlog;

/**
 * A place between two transactions in a server's binary log.
 *
 * @param mark tells this log from that of another server, or of this one after a new beginning
 */
public record LogPosition(String mark, String file, long offset) {
    /** Of two in one server's log. */
    boolean isBefore(LogPosition other) {
        int files = Long.compare(number(file), number(other.file));
        return files < 0 || files == 0 && offset < other.offset;
    }

    private static long number(String file) {
        return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
    }

    LogPosition at(String otherFile, long otherOffset) {
        return new LogPosition(mark, otherFile, otherOffset);
    }
}
