--liquibase formatted sql

--changeset tenancy:20261129-0200-index-tenant-schema-version
CREATE INDEX tenant_schema_version ON tenant (schema_version);
