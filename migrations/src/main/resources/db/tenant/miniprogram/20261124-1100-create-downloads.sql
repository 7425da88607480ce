--liquibase formatted sql

--changeset miniprogram:20261124-1100-create-downloads
CREATE TABLE mini_program_download (
    download_id CHAR(20)    NOT NULL PRIMARY KEY,
    staff_id    CHAR(20)    NOT NULL,
    appid       VARCHAR(32) NULL COMMENT 'null for a package to try out',
    at          DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
