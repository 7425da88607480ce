--liquibase formatted sql

--changeset tenancy:20261124-2330-drop-plan-of-tenant
--comment: which plan a restaurant has follows from its subscription's periods alone
ALTER TABLE tenant DROP COLUMN plan_code;
