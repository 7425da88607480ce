--liquibase formatted sql

--changeset distribution:20261124-1100-create-distribution-rules
CREATE TABLE distribution_rules (
    id          INT     NOT NULL PRIMARY KEY COMMENT 'always 1',
    open        BOOLEAN NOT NULL COMMENT 'whether diners may apply',
    rate        INT     NOT NULL COMMENT 'hundredths of a percent, for new distributors',
    freeze_days INT     NOT NULL COMMENT 'from completion until the commission is available',
    touch       VARCHAR(5) NOT NULL COMMENT 'FIRST, LAST',
    window_days INT     NOT NULL COMMENT 'how long a diner stays bound',
    version     BIGINT  NOT NULL,
    CONSTRAINT distribution_rules_rate CHECK (rate BETWEEN 0 AND 3000)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset distribution:20261124-1100-create-distributor
CREATE TABLE distributor (
    distributor_id    CHAR(20)      NOT NULL PRIMARY KEY,
    diner_id          CHAR(20)      NOT NULL,
    name_cipher       VARBINARY(255) NOT NULL,
    phone_cipher      VARBINARY(128) NOT NULL,
    person            CHAR(64)      NOT NULL COMMENT 'keyed hash of the phone number, the same in every restaurant',
    code              CHAR(8)       NOT NULL COMMENT 'in share links',
    state             VARCHAR(10)   NOT NULL COMMENT 'APPLIED, ACTIVE, REJECTED, FROZEN',
    rate              INT           NULL COMMENT 'hundredths of a percent, once approved',
    agreement_version VARCHAR(20)   NOT NULL,
    applied_at        DATETIME(6)   NOT NULL,
    decided_at        DATETIME(6)   NULL,
    decided_by        VARCHAR(60)   NULL,
    reason            VARCHAR(200)  NULL COMMENT 'why it was rejected or frozen',
    version           BIGINT        NOT NULL,
    UNIQUE KEY distributor_diner (diner_id),
    UNIQUE KEY distributor_person (person),
    UNIQUE KEY distributor_code (code),
    KEY distributor_state (state, applied_at),
    CONSTRAINT distributor_rate CHECK (rate BETWEEN 0 AND 3000)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'one level: a distributor has none above him';

--changeset distribution:20261124-1100-create-share-click
CREATE TABLE share_click (
    click_id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    distributor_id CHAR(20)    NOT NULL,
    diner_id       CHAR(20)    NOT NULL,
    clicked_at     DATETIME(6) NOT NULL,
    KEY share_click_distributor (distributor_id, clicked_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset distribution:20261124-1100-create-attribution
CREATE TABLE attribution (
    diner_id       CHAR(20)    NOT NULL PRIMARY KEY,
    distributor_id CHAR(20)    NOT NULL,
    bound_at       DATETIME(6) NOT NULL,
    expires_at     DATETIME(6) NOT NULL,
    KEY attribution_distributor (distributor_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'who brought which diner';
