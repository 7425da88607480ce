--liquibase formatted sql

--changeset ordering:20261124-1110-create-orders
CREATE TABLE orders (
    order_id           CHAR(20)       NOT NULL PRIMARY KEY,
    store_id           CHAR(20)       NOT NULL,
    diner_id           CHAR(20)       NOT NULL,
    attempt_key        VARCHAR(64)    NOT NULL COMMENT 'made by the client: a submit sent twice is one order',
    source             VARCHAR(20)    NOT NULL,
    status             VARCHAR(20)    NOT NULL,
    fulfilment         VARCHAR(10)    NOT NULL,
    business_day       DATE           NOT NULL COMMENT 'of the payment, before that of the placing',
    pickup_number      INT            NULL,
    table_name         VARCHAR(20)    NULL,
    contact_cipher     VARBINARY(2000) NULL COMMENT 'name, phone, address and place, sealed',
    contact_phone_hash CHAR(64)       NULL,
    metres             BIGINT         NULL,
    coupon_id          CHAR(20)       NULL,
    goods              BIGINT         NOT NULL COMMENT 'fen',
    discount           BIGINT         NOT NULL COMMENT 'fen',
    packaging          BIGINT         NOT NULL COMMENT 'fen',
    delivery           BIGINT         NOT NULL COMMENT 'fen',
    payable            BIGINT         NOT NULL COMMENT 'fen',
    remark             VARCHAR(100)   NOT NULL,
    cutlery            BOOLEAN        NOT NULL,
    placed_at          DATETIME(6)    NOT NULL,
    pay_by             DATETIME(6)    NOT NULL,
    paid_at            DATETIME(6)    NULL,
    accepted_at        DATETIME(6)    NULL,
    ready_at           DATETIME(6)    NULL,
    voided_at          DATETIME(6)    NULL COMMENT 'refunded while it was cooked; null again once the kitchen knows',
    refund_attempt     INT            NOT NULL,
    refund_failed      BOOLEAN        NOT NULL,
    version            BIGINT         NOT NULL,
    UNIQUE KEY orders_attempt (diner_id, attempt_key),
    UNIQUE KEY orders_pickup_number (store_id, business_day, pickup_number),
    KEY orders_day (business_day, placed_at),
    KEY orders_status (status, placed_at),
    KEY orders_diner (diner_id, placed_at),
    KEY orders_phone (contact_phone_hash, placed_at),
    KEY orders_voided (voided_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset ordering:20261124-1110-create-order-line
CREATE TABLE order_line (
    line_id    CHAR(20)      NOT NULL PRIMARY KEY,
    order_id   CHAR(20)      NOT NULL,
    position   INT           NOT NULL,
    sku_id     CHAR(20)      NOT NULL,
    dish_id    CHAR(20)      NOT NULL,
    station_id CHAR(20)      NOT NULL,
    dish       VARCHAR(80)   NOT NULL COMMENT 'name at the time of the order, as all that follows',
    spec       VARCHAR(120)  NOT NULL,
    add_ons    VARCHAR(4000) NOT NULL COMMENT 'JSON',
    quantity   INT           NOT NULL,
    unit       BIGINT        NOT NULL COMMENT 'fen, with add-ons',
    amount     BIGINT        NOT NULL COMMENT 'fen',
    discount   BIGINT        NOT NULL COMMENT 'fen, the line''s part of all discounts',
    net        BIGINT        NOT NULL COMMENT 'fen, amount less discount',
    packaging  BIGINT        NOT NULL COMMENT 'fen',
    started_at DATETIME(6)   NULL,
    ready_at   DATETIME(6)   NULL,
    KEY order_line_order (order_id, position),
    KEY order_line_ready (ready_at),
    CONSTRAINT order_line_net CHECK (net = amount - discount AND net >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset ordering:20261124-1110-create-order-event
CREATE TABLE order_event (
    event_id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id    CHAR(20)     NOT NULL,
    what        VARCHAR(16)  NOT NULL,
    from_status VARCHAR(20)  NULL,
    to_status   VARCHAR(20)  NULL,
    line_id     CHAR(20)     NULL,
    by_kind     VARCHAR(12)  NOT NULL,
    by_id       VARCHAR(40)  NOT NULL,
    reason      VARCHAR(200) NOT NULL COMMENT 'words of a person, or the key of a text',
    at          DATETIME(6)  NOT NULL,
    KEY order_event_order (order_id, event_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'append only: who, when, why';

--changeset ordering:20261124-1110-create-pickup-counter
CREATE TABLE pickup_counter (
    store_id     CHAR(20) NOT NULL,
    business_day DATE     NOT NULL,
    last_number  INT      NOT NULL,
    PRIMARY KEY (store_id, business_day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
