--liquibase formatted sql

--changeset integrations:20261124-0920-create-outbox
CREATE TABLE outbox (
    entry_id      CHAR(20)     NOT NULL PRIMARY KEY,
    kind          VARCHAR(60)  NOT NULL COMMENT 'which handler does it',
    subject       VARCHAR(120) NOT NULL COMMENT 'what it is about, such as an order',
    due_at        DATETIME(6)  NOT NULL,
    claimed_until DATETIME(6)  NULL COMMENT 'somebody works on it until then',
    attempts      INT          NOT NULL,
    error         VARCHAR(500) NULL COMMENT 'why the last attempt failed',
    created_at    DATETIME(6)  NOT NULL,
    KEY outbox_due (due_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'work to do after commit; done work is deleted';
