package io.yanhuo.isolation;

/**
 * One id in a request.
 *
 * @param input name of the value that it stands in
 * @param at where in that value
 */
record Position(String input, int at, Kind kind) {
    @Override
    public String toString() {
        return kind + " as " + input;
    }
}
