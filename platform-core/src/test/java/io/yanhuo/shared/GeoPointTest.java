package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTest {
    /** Published pairs of coordinates of the same places. */
    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.911954, 116.377817, 39.91334545536069, 116.38404722455657",
    })
    void what_a_browser_says_is_moved_to_chinese_maps(
            double lat, double lon, double mapLat, double mapLon) {
        var point = GeoPoint.ofGps(lat, lon);

        assertThat(point.latitude()).isCloseTo(mapLat, within(1e-6));
        assertThat(point.longitude()).isCloseTo(mapLon, within(1e-6));
    }

    @Test
    void abroad_nothing_moves() {
        assertThat(GeoPoint.ofGps(37.7749295, -122.4194155))
                .isEqualTo(new GeoPoint(37.7749295, -122.4194155));
    }

    @Test
    void a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() {
        var south = new GeoPoint(23, 113);

        assertThat(south.metresTo(new GeoPoint(24, 113))).isBetween(111_100L, 111_300L);
        assertThat(south.metresTo(south)).isZero();
    }

    @Test
    void there_is_nothing_beyond_the_pole() {
        assertThatThrownBy(() -> new GeoPoint(90.1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoPoint(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
