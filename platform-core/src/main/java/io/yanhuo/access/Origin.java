package io.yanhuo.access;

/**
 * From where somebody tries to be let in.
 *
 * @param browser the one where the same person was let in before; empty if it is a strange one
 */
record Origin(Network network, String browser) {
    static Origin strange(Network network) {
        return new Origin(network, "");
    }

    boolean known() {
        return !browser.isEmpty();
    }
}
