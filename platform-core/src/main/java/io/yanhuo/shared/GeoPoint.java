package io.yanhuo.shared;

/** A place in GCJ-02 degrees, the datum of WeChat, Tencent and Amap. */
public record GeoPoint(double latitude, double longitude) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on earth: " + latitude + "," + longitude);
        }
    }

    /**
     * What a satellite receiver or a browser says (WGS-84), moved to the datum of Chinese maps.
     * Outside of mainland China both are the same.
     */
    public static GeoPoint ofGps(double latitude, double longitude) {
        return Gcj02.shift(new GeoPoint(latitude, longitude));
    }

    /** Distance as the crow flies, in whole metres. */
    public long metresTo(GeoPoint other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double a =
                Math.pow(Math.sin(dLat / 2), 2)
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(other.latitude))
                                * Math.pow(Math.sin(dLon / 2), 2);
        return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(a)));
    }
}
