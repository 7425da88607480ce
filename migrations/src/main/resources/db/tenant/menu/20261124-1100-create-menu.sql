--liquibase formatted sql

--changeset menu:20261124-1100-create-menu-edition
CREATE TABLE menu_edition (
    id      TINYINT NOT NULL PRIMARY KEY,
    edition BIGINT  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'one row, counts every change but those of stock';

--changeset menu:20261124-1100-create-station
CREATE TABLE station (
    station_id CHAR(20)    NOT NULL PRIMARY KEY,
    name       VARCHAR(20) NOT NULL,
    position   INT         NOT NULL,
    version    BIGINT      NOT NULL,
    UNIQUE KEY station_name (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset menu:20261124-1100-create-category
CREATE TABLE menu_category (
    category_id CHAR(20)    NOT NULL PRIMARY KEY,
    parent_id   CHAR(20)    NULL,
    name        VARCHAR(20) NOT NULL,
    position    INT         NOT NULL,
    hidden      BOOLEAN     NOT NULL,
    version     BIGINT      NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset menu:20261124-1100-create-dish
CREATE TABLE dish (
    dish_id     CHAR(20)     NOT NULL PRIMARY KEY,
    category_id CHAR(20)     NOT NULL,
    station_id  CHAR(20)     NOT NULL,
    name        VARCHAR(40)  NOT NULL,
    description VARCHAR(300) NOT NULL,
    ingredients VARCHAR(200) NOT NULL COMMENT 'main ingredients; the law wants them shown',
    picture     CHAR(20)     NULL,
    packaging   BIGINT       NOT NULL COMMENT 'fen, for each unit that leaves the house',
    on_shelf    BOOLEAN      NOT NULL,
    starter     BOOLEAN      NOT NULL COMMENT 'came with the starter menu',
    removed     BOOLEAN      NOT NULL,
    position    INT          NOT NULL,
    version     BIGINT       NOT NULL,
    KEY dish_category (category_id, position),
    KEY dish_station (station_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset menu:20261124-1100-create-sku
CREATE TABLE sku (
    sku_id         CHAR(20)    NOT NULL PRIMARY KEY,
    dish_id        CHAR(20)    NOT NULL,
    code           CHAR(10)    NOT NULL,
    spec           VARCHAR(20) NOT NULL COMMENT 'empty for a dish without specs',
    price          BIGINT      NOT NULL COMMENT 'fen',
    stock          INT         NULL     COMMENT 'how many are left; null if not counted',
    sold_out_until DATETIME(6) NULL,
    movements      BIGINT      NOT NULL DEFAULT 0 COMMENT 'grows with every change of stock',
    removed        BOOLEAN     NOT NULL,
    position       INT         NOT NULL,
    UNIQUE KEY sku_code (code),
    KEY sku_dish (dish_id, position),
    CONSTRAINT sku_stock_not_below_zero CHECK (stock >= 0),
    CONSTRAINT sku_price_not_below_zero CHECK (price >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset menu:20261124-1100-create-add-on-group
CREATE TABLE add_on_group (
    group_id    CHAR(20)    NOT NULL PRIMARY KEY,
    dish_id     CHAR(20)    NOT NULL,
    name        VARCHAR(20) NOT NULL,
    min_choices INT         NOT NULL,
    max_choices INT         NOT NULL,
    position    INT         NOT NULL,
    KEY add_on_group_dish (dish_id, position)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset menu:20261124-1100-create-add-on
CREATE TABLE add_on (
    add_on_id CHAR(20)    NOT NULL PRIMARY KEY,
    group_id  CHAR(20)    NOT NULL,
    name      VARCHAR(20) NOT NULL,
    price     BIGINT      NOT NULL COMMENT 'fen',
    position  INT         NOT NULL,
    KEY add_on_in_group (group_id, position)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset menu:20261124-1100-create-stock-entry
CREATE TABLE stock_entry (
    entry_id BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sku_id   CHAR(20)    NOT NULL,
    delta    INT         NOT NULL,
    reason   VARCHAR(12) NOT NULL COMMENT 'SALE, RELEASE, ADJUSTMENT, WASTE',
    at       DATETIME(6) NOT NULL,
    KEY stock_entry_sku (sku_id, entry_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'append only; its sum is the stock';
