--liquibase formatted sql

--changeset ordering:20261124-1100-create-store
CREATE TABLE store (
    store_id        CHAR(20)      NOT NULL PRIMARY KEY,
    hours           VARCHAR(1000) NOT NULL COMMENT 'a line for each weekday: 1 10:00-14:00 17:00-22:00',
    cut_over        INT           NOT NULL COMMENT 'minute of the day at which the next business day begins',
    taking_orders   BOOLEAN       NOT NULL,
    dine_in         BOOLEAN       NOT NULL,
    pickup          BOOLEAN       NOT NULL,
    delivery        BOOLEAN       NOT NULL,
    auto_accept     BOOLEAN       NOT NULL,
    prepare_minutes INT           NOT NULL,
    pay_minutes     INT           NOT NULL,
    accept_minutes  INT           NOT NULL,
    address         VARCHAR(200)  NOT NULL,
    phone           VARCHAR(20)   NOT NULL,
    notice          VARCHAR(200)  NOT NULL,
    version         BIGINT        NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset ordering:20261124-1100-create-dining-table
CREATE TABLE dining_table (
    table_id CHAR(20)    NOT NULL PRIMARY KEY,
    store_id CHAR(20)    NOT NULL,
    name     VARCHAR(20) NOT NULL,
    code     CHAR(10)    NOT NULL COMMENT 'printed on the table',
    version  BIGINT      NOT NULL,
    UNIQUE KEY dining_table_code (code),
    UNIQUE KEY dining_table_name (store_id, name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
