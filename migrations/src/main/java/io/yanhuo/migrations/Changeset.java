package io.yanhuo.migrations;

import liquibase.changelog.ChangeSet;

/** The name of a changeset: of these three its row in a schema's log is made. */
record Changeset(String id, String author, String file) {
    static Changeset of(ChangeSet changeset) {
        return new Changeset(changeset.getId(), changeset.getAuthor(), changeset.getFilePath());
    }

    @Override
    public String toString() {
        return id;
    }
}
