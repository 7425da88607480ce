package dev.yanhuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everything_is_measured_in_full_unless_told_otherwise() {
        var options = options();
        assertThat(options.extent()).isEqualTo(Extent.FULL);
        assertThat(Options.MEASUREMENTS.stream().filter(name -> !options.wants(name)))
                .as("needs other limits")
                .containsExactly(Neighbour.NAME);
    }

    @Test
    void some_measurements_may_be_chosen() {
        var options = options("--quick", "--only", "menu,order", "--orders", "10000");
        assertThat(options.extent()).isEqualTo(Extent.QUICK);
        assertThat(options.orders()).isEqualTo(10_000);
        assertThat(Options.MEASUREMENTS.stream().filter(options::wants))
                .containsExactly("menu", "order");
    }

    @Test
    void a_slip_of_the_pen_is_not_passed_over() {
        assertThatIllegalArgumentException().isThrownBy(() -> options("--only", "menus"));
        assertThatIllegalArgumentException().isThrownBy(() -> options("--order", "10"));
        assertThatIllegalArgumentException().isThrownBy(() -> options("--only", "menu,neighbour"));
        assertThatIllegalArgumentException().isThrownBy(() -> options("--orders"));
        assertThatIllegalArgumentException().isThrownBy(() -> options("--orders", "-1"));
    }

    private static Options options(String... more) {
        var needed = Stream.of("--port", "18480", "--data", "/tmp/data", "--results", "/tmp/out");
        return Options.of(Stream.concat(needed, Stream.of(more)).toArray(String[]::new));
    }
}
