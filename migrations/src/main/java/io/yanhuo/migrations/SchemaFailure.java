package io.yanhuo.migrations;

/** A schema could not be created, changed or read. */
public final class SchemaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaFailure(String schema, Throwable cause) {
        super("schema " + schema + ": " + cause.getMessage(), cause);
    }
}
