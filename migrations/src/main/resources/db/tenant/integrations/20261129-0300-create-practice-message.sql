--liquibase formatted sql

--changeset integrations:20261129-0300-create-practice-message
CREATE TABLE practice_message (
    message_id  BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    message_key VARCHAR(120) NOT NULL COMMENT 'under the same key one is kept once',
    phone       VARCHAR(20)  NOT NULL COMMENT 'masked',
    kind        VARCHAR(10)  NOT NULL COMMENT 'CODE, NOTICE',
    text        VARCHAR(500) NOT NULL COMMENT 'the code, or the words of the notice',
    kept_at     DATETIME(6)  NOT NULL,
    UNIQUE KEY practice_message_once (message_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'what a practice restaurant would have sent; empty everywhere else';
