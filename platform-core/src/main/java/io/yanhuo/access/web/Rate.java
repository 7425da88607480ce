package io.yanhuo.access.web;

/**
 * How much is let in.
 *
 * @param perSecond in the long run
 * @param atOnce at most, after a quiet time
 */
record Rate(double perSecond, double atOnce) {
    /** With those of two seconds at once. */
    static Rate of(int perSecond) {
        return new Rate(perSecond, perSecond * 2.0);
    }
}
