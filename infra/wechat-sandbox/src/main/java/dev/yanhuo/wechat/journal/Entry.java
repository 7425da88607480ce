package dev.yanhuo.wechat.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One exchange with the outside. */
public record Entry(
        long number,
        Instant at,
        Direction direction,
        String method,
        String target,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> responseHeaders,
        String responseBody,
        List<String> faults) {
    public enum Direction {
        /** A merchant called. */
        IN,
        /** The sandbox called a merchant. */
        OUT
    }
}
