package dev.yanhuo.bench;

/** A kind of work that is measured, together with its yardsticks. */
interface Measurement {
    /** By which {@code --only} asks for it. */
    String name();

    Section measure() throws Exception;
}
