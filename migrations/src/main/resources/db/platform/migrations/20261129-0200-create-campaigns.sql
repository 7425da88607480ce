--liquibase formatted sql

--changeset migrations:20261129-0200-create-migration-campaign
CREATE TABLE migration_campaign (
    campaign_id   BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    to_version    VARCHAR(30)  NOT NULL,
    state         VARCHAR(12)  NOT NULL COMMENT 'RUNNING, PAUSED, STOPPED, DONE, CANCELLED, REPLACED',
    open_slot     TINYINT      NULL COMMENT '1 until it is over: there is one at a time',
    wave          INT          NOT NULL COMMENT 'the one that is being worked on',
    stop_failures INT          NOT NULL,
    stop_share    INT          NOT NULL COMMENT 'hundredths of a percent of those tried, at the end of a wave',
    per_server    INT          NOT NULL COMMENT 'how many at once on one database server',
    pardoned      INT          NOT NULL COMMENT 'failures that an operator has seen and let pass',
    note          VARCHAR(300) NOT NULL COMMENT 'why it stopped',
    begun_by      VARCHAR(80)  NOT NULL,
    begun_at      DATETIME(6)  NOT NULL,
    finished_at   DATETIME(6)  NULL,
    UNIQUE KEY migration_campaign_open (open_slot)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset migrations:20261129-0200-create-migration-target
CREATE TABLE migration_target (
    campaign_id  BIGINT        NOT NULL,
    tenant_id    BIGINT        NOT NULL,
    wave         INT           NOT NULL,
    from_version VARCHAR(30)   NOT NULL,
    status       VARCHAR(12)   NOT NULL COMMENT 'PENDING, RUNNING, DONE, QUARANTINED, SKIPPED',
    lease_owner  VARCHAR(80)   NULL,
    lease_until  DATETIME(6)   NULL,
    fence        BIGINT        NOT NULL DEFAULT 0,
    attempts     INT           NOT NULL DEFAULT 0,
    retry_at     DATETIME(6)   NULL,
    error        VARCHAR(1000) NULL,
    digest       CHAR(64)      NULL COMMENT 'of the structure that was found afterwards',
    started_at   DATETIME(6)   NULL,
    finished_at  DATETIME(6)   NULL,
    millis       INT           NULL,
    PRIMARY KEY (campaign_id, tenant_id),
    KEY migration_target_due (campaign_id, wave, status, tenant_id),
    KEY migration_target_tenant (tenant_id, status)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset migrations:20261129-0200-create-migration-quarantine
CREATE TABLE migration_quarantine (
    tenant_id    BIGINT        NOT NULL,
    from_version VARCHAR(30)   NOT NULL,
    to_version   VARCHAR(30)   NOT NULL,
    error        VARCHAR(1000) NOT NULL,
    since        DATETIME(6)   NOT NULL,
    resolved_at  DATETIME(6)   NULL,
    resolved_by  VARCHAR(80)   NULL,
    resolution   VARCHAR(300)  NULL COMMENT 'what was done about it',
    PRIMARY KEY (tenant_id, from_version, to_version),
    KEY migration_quarantine_open (resolved_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what is not tried again by itself';

--changeset migrations:20261129-0200-create-migration-node
CREATE TABLE migration_node (
    node    VARCHAR(80) NOT NULL PRIMARY KEY,
    newest  VARCHAR(30) NOT NULL COMMENT 'version of a schema that it can still serve',
    seen_at DATETIME(6) NOT NULL,
    KEY migration_node_seen (seen_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'the applications that are running';
