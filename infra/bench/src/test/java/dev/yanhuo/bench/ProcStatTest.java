package dev.yanhuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String JAVA =
            "4711 (java) S 1 4711 4711 0 -1 4194560 9 0 0 0 250 50 7 7 20 0 40 0 123400 1 2 3";

    @Test
    void user_and_system_time_are_added() {
        assertThat(ProcStat.parse(JAVA).cpuTicks()).isEqualTo(300);
        assertThat(ProcStat.parse(JAVA).cpuMillis()).isEqualTo(3000);
    }

    @Test
    void a_program_may_be_called_anything() {
        var odd = JAVA.replace("(java)", "(a ) b (c)) 1 2)");
        assertThat(ProcStat.parse(odd)).isEqualTo(ProcStat.parse(JAVA));
    }

    @Test
    void age_is_counted_from_the_start_of_the_machine() {
        assertThat(ProcStat.parse(JAVA).secondsSinceStart("1244.5 99.0\n")).isEqualTo(10.5);
    }

    @Test
    void something_else_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcStat.parse("4711 java S 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcStat.parse("4711 (java) S 1"));
    }

    @Test
    void this_process_has_used_time_and_memory() {
        var self = Program.self();
        assertThat(self.cpuMillis()).isPositive();
        assertThat(self.residentMegabytes()).isBetween(10.0, 100_000.0);
    }

    @Test
    void resident_memory_is_read_in_megabytes() {
        assertThat(Program.residentMegabytes("VmPeak:\t9 kB\nVmRSS:\t  460800 kB\n"))
                .isEqualTo(450);
        assertThatIllegalStateException().isThrownBy(() -> Program.residentMegabytes("State: Z\n"));
    }
}
