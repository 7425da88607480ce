--liquibase formatted sql

--changeset distribution:20261124-1100-create-distributor-contract
CREATE TABLE distributor_contract (
    person         CHAR(64) NOT NULL COMMENT 'keyed hash of the phone number',
    tenant_id      BIGINT   NOT NULL,
    distributor_id CHAR(20) NOT NULL,
    PRIMARY KEY (person, tenant_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'in which restaurants a person distributes';
