--liquibase formatted sql

--changeset domains:20261129-2340-create-host-certificate
CREATE TABLE host_certificate (
    host        VARCHAR(253) NOT NULL PRIMARY KEY COMMENT 'in use; the wildcard of the platform for its own',
    looked_at   DATETIME(6)  NOT NULL COMMENT 'when the last look began',
    valid_until DATETIME(6)  NULL COMMENT 'null if nothing was seen that diners could use',
    fault       VARCHAR(20)  NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'until when hosts can be opened over HTTPS: whose a host is stands in tenant_host';
