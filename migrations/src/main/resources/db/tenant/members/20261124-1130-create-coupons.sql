--liquibase formatted sql

--changeset members:20261124-1130-create-coupon-offer
CREATE TABLE coupon_offer (
    offer_id   CHAR(20)    NOT NULL PRIMARY KEY,
    name       VARCHAR(40) NOT NULL,
    off        BIGINT      NOT NULL COMMENT 'fen',
    at_least   BIGINT      NOT NULL COMMENT 'fen',
    total      INT         NULL COMMENT 'null without limit',
    taken      INT         NOT NULL,
    valid_days INT         NOT NULL COMMENT 'counted from the taking',
    active     BOOLEAN     NOT NULL,
    created_at DATETIME(6) NOT NULL,
    version    BIGINT      NOT NULL,
    KEY coupon_offer_created (created_at),
    CONSTRAINT coupon_offer_taken CHECK (total IS NULL OR taken <= total)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset members:20261124-1130-create-coupon
CREATE TABLE coupon (
    coupon_id   CHAR(20)    NOT NULL PRIMARY KEY,
    offer_id    CHAR(20)    NOT NULL,
    diner_id    CHAR(20)    NOT NULL,
    name        VARCHAR(40) NOT NULL,
    off         BIGINT      NOT NULL COMMENT 'fen',
    at_least    BIGINT      NOT NULL COMMENT 'fen',
    taken_at    DATETIME(6) NOT NULL,
    valid_until DATETIME(6) NOT NULL,
    order_id    CHAR(20)    NULL COMMENT 'for which it is used',
    used_at     DATETIME(6) NULL,
    UNIQUE KEY coupon_once (offer_id, diner_id),
    KEY coupon_diner (diner_id, valid_until),
    KEY coupon_order (order_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
