package io.yanhuo.shared;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.toRadians;

/** The shift of Chinese maps against the globe, up to some hundred metres, as map makers use it. */
final class Gcj02 {
    /** Krasovsky's ellipsoid. */
    private static final double AXIS = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;

    private Gcj02() {}

    static GeoPoint shift(GeoPoint gps) {
        double lat = gps.latitude();
        double lon = gps.longitude();
        if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return gps;
        double x = lon - 105;
        double y = lat - 35;
        double magic = 1 - ECCENTRICITY_SQUARED * Math.pow(sin(toRadians(lat)), 2);
        double north = AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * sqrt(magic)) * PI / 180;
        double east = AXIS / sqrt(magic) * cos(toRadians(lat)) * PI / 180;
        return new GeoPoint(lat + northward(x, y) / north, lon + eastward(x, y) / east);
    }

    private static double northward(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * sqrt(abs(x))
                + waves(x, 6, 20, 2, 20)
                + wave(y, 1, 20)
                + wave(y, 1.0 / 3, 40)
                + wave(y, 1.0 / 12, 160)
                + wave(y, 1.0 / 30, 320);
    }

    private static double eastward(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * sqrt(abs(x))
                + waves(x, 6, 20, 2, 20)
                + wave(x, 1, 20)
                + wave(x, 1.0 / 3, 40)
                + wave(x, 1.0 / 12, 150)
                + wave(x, 1.0 / 30, 300);
    }

    private static double waves(double at, double f, double height, double g, double other) {
        return wave(at, f, height) + wave(at, g, other);
    }

    private static double wave(double at, double frequency, double height) {
        return height * 2 / 3 * sin(at * frequency * PI);
    }
}
