--liquibase formatted sql

--changeset leaving:20261129-0210-create-closure
CREATE TABLE closure (
    tenant_id     BIGINT       NOT NULL PRIMARY KEY,
    requested_at  DATETIME(6)  NOT NULL,
    requested_by  VARCHAR(120) NOT NULL,
    archive_after DATETIME(6)  NOT NULL COMMENT 'until then the owner may change her mind',
    archived_at   DATETIME(6)  NULL,
    file_id       CHAR(20)     NULL COMMENT 'the archive',
    purge_after   DATETIME(6)  NULL COMMENT 'until then the platform may restore it',
    purged_at     DATETIME(6)  NULL,
    row_count     BIGINT       NULL COMMENT 'rows in the archive that was destroyed',
    KEY closure_archive (archive_after),
    KEY closure_purge (purge_after)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'restaurants that leave, or have left';
