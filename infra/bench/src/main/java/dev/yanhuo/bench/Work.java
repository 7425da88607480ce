package dev.yanhuo.bench;

/** One worker with a connection of its own, which does the same thing again and again. */
interface Work extends AutoCloseable {
    /**
     * @param n number of the request in its round
     * @throws Exception if the outcome is not the expected one
     */
    void perform(int n) throws Exception;

    @Override
    default void close() throws Exception {}

    /** Engages a worker. */
    interface Hiring {
        Work hire() throws Exception;
    }
}
