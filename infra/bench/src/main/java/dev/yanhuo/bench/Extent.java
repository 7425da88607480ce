package dev.yanhuo.bench;

/**
 * How much of everything is measured.
 *
 * @param warmUp requests before anything counts
 * @param light requests of a round that cost little
 * @param heavy requests of a round that write
 * @param restaurants that sign up
 */
record Extent(int warmUp, int light, int heavy, int restaurants) {
    static final Extent FULL = new Extent(5000, 5000, 1000, 9);
    static final Extent QUICK = new Extent(500, 1000, 150, 3);
}
