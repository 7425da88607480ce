package io.yanhuo.tenancy.binlog;

/**
 * A place between two transactions in a server's binary log.
 *
 * @param mark tells this log from that of another server, or of this one after a new beginning
 */
public record LogPosition(String mark, String file, long offset) {
    LogPosition at(String otherFile, long otherOffset) {
        return new LogPosition(mark, otherFile, otherOffset);
    }
}
