--liquibase formatted sql

--changeset tenancy:20261124-0910-create-operation
CREATE TABLE operation (
    operation_id CHAR(26)     NOT NULL PRIMARY KEY,
    tenant_id    BIGINT       NULL,
    kind         VARCHAR(20)  NOT NULL,
    subject      VARCHAR(60)  NOT NULL COMMENT 'what it is about, unique for each kind',
    state        VARCHAR(12)  NOT NULL COMMENT 'PENDING, RUNNING, DONE, FAILED, ABANDONED',
    input        JSON         NOT NULL,
    lease_owner  VARCHAR(60)  NULL,
    lease_until  DATETIME(6)  NULL,
    fence        BIGINT       NOT NULL DEFAULT 0,
    created_at   DATETIME(6)  NOT NULL,
    finished_at  DATETIME(6)  NULL,
    UNIQUE KEY operation_subject (kind, subject),
    KEY operation_tenant (tenant_id),
    KEY operation_due (state, lease_until)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-0910-create-operation-step
CREATE TABLE operation_step (
    operation_id CHAR(26)      NOT NULL,
    position     INT           NOT NULL,
    name         VARCHAR(40)   NOT NULL,
    state        VARCHAR(12)   NOT NULL COMMENT 'PENDING, RUNNING, DONE, FAILED',
    attempts     INT           NOT NULL DEFAULT 0,
    error        VARCHAR(500)  NULL,
    started_at   DATETIME(6)   NULL,
    finished_at  DATETIME(6)   NULL,
    PRIMARY KEY (operation_id, position)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

--changeset tenancy:20261124-0910-create-scheduled-tasks
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BLOB         NULL,
    execution_time       TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(50)  NULL,
    last_success         TIMESTAMP(6) NULL,
    last_failure         TIMESTAMP(6) NULL,
    consecutive_failures INT          NULL,
    last_heartbeat       TIMESTAMP(6) NULL,
    version              BIGINT       NOT NULL,
    priority             SMALLINT     NULL,
    PRIMARY KEY (task_name, task_instance),
    KEY scheduled_tasks_due (execution_time),
    KEY scheduled_tasks_heartbeat (last_heartbeat)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
