--liquibase formatted sql

--changeset access:20261129-0930-create-support-access
CREATE TABLE support_access (
    access_id    CHAR(20)     NOT NULL PRIMARY KEY,
    tenant_id    BIGINT       NOT NULL,
    operator_id  CHAR(20)     NOT NULL,
    reason       VARCHAR(300) NOT NULL,
    ticket       VARCHAR(60)  NOT NULL,
    opened_at    DATETIME(6)  NOT NULL,
    expires_at   DATETIME(6)  NOT NULL,
    wants_change BOOLEAN      NOT NULL,
    approved_by  CHAR(20)     NULL COMMENT 'another operator',
    approved_at  DATETIME(6)  NULL,
    entered_at   DATETIME(6)  NULL,
    ended_at     DATETIME(6)  NULL,
    ended_by     VARCHAR(20)  NULL,
    door_hash    CHAR(64)     NULL COMMENT 'of the link from console to workspace, good once',
    way_hash     CHAR(64)     NULL COMMENT 'of the browser that the link is for',
    door_until   DATETIME(6)  NULL,
    session_hash CHAR(64)     NULL,
    KEY support_access_tenant (tenant_id, opened_at),
    KEY support_access_expiry (expires_at),
    UNIQUE KEY support_access_door (door_hash),
    UNIQUE KEY support_access_session (session_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'operators inside a restaurant''s workspace';
