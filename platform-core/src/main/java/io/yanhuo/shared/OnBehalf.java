package io.yanhuo.shared;

/**
 * Brings work back to where a request was answered, such as writing the line of the log that tells
 * how it failed: that is written when the answering is over. Whoever knows on whose behalf a
 * request is answered leaves one at it, under the name of this type.
 */
@FunctionalInterface
public interface OnBehalf {
    void run(Runnable work);
}
