package dev.yanhuo.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ports that stay free until the servers they are for have started. */
class TestPortsTest {
    @Test
    void are_none_that_a_system_gives_to_whoever_asks_for_any() {
        assertThat(TestPorts.next()).isBetween(20_000, 32_767);
    }

    @Test
    void are_never_given_twice() {
        var ports = IntStream.range(0, 100).map(_ -> TestPorts.next()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void are_none_where_somebody_listens() throws IOException {
        int following = TestPorts.next() + 1;
        try (var _ = listenerAt(following)) {
            assertThat(TestPorts.next()).isNotEqualTo(following);
        }
    }

    /** Null if there is another already, which will do as well. */
    private static @Nullable ServerSocket listenerAt(int port) throws IOException {
        try {
            return new ServerSocket(port);
        } catch (BindException _) {
            return null;
        }
    }
}
