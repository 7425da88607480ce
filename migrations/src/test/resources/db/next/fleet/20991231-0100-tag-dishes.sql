--liquibase formatted sql

--changeset fleet:20991231-0100-add-gift-note
ALTER TABLE orders ADD COLUMN gift_note VARCHAR(100) NULL COMMENT 'a card that goes with it';

--changeset fleet:20991231-0100-create-dish-tag
CREATE TABLE dish_tag (
    dish_id CHAR(20)    NOT NULL,
    tag     VARCHAR(20) NOT NULL,
    PRIMARY KEY (dish_id, tag)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset fleet:20991231-0100-index-dish-tag
CREATE INDEX dish_tag_tag ON dish_tag (tag);
