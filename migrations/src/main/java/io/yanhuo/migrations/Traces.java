package io.yanhuo.migrations;

/**
 * What an attempt may leave in a schema that is not told by what is recorded there. It is said
 * before the schema is touched, so that it holds however the attempt ends.
 */
final class Traces {
    enum Kind {
        NONE,
        /** One statement may be done and not recorded. */
        STATEMENT,
        /** And Liquibase's lock may be the one of somebody who is dead. */
        LOCK
    }

    private Kind left;

    /**
     * @param before what the attempt before may have left
     */
    Traces(Kind before) {
        this.left = before;
    }

    Kind left() {
        return left;
    }

    void leave(Kind kind) {
        left = kind;
    }
}
