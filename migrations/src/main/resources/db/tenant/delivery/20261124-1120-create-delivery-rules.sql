--liquibase formatted sql

--changeset delivery:20261124-1120-create-delivery-rules
CREATE TABLE delivery_rules (
    rules_id  CHAR(20)     NOT NULL PRIMARY KEY,
    latitude  DOUBLE       NULL COMMENT 'GCJ-02, where the distance is measured from',
    longitude DOUBLE       NULL,
    ladder    VARCHAR(500) NOT NULL COMMENT 'metres:fen, ascending; beyond the last nobody is delivered to',
    minimum   BIGINT       NOT NULL COMMENT 'fen, value of the goods before discounts',
    version   BIGINT       NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
