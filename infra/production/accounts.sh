#!/bin/bash
# Runs once, when the database is created: the three accounts of the platform, the same as
# dev.yanhuo.database.Accounts makes on a developer's machine.
set -eu
mysql --protocol=socket -uroot -p"$MYSQL_ROOT_PASSWORD" << SQL
CREATE SCHEMA IF NOT EXISTS platform;
CREATE SCHEMA IF NOT EXISTS nothing;
CREATE USER IF NOT EXISTS yanhuo_platform IDENTIFIED BY '$YANHUO_DB_PLATFORM_PASSWORD';
CREATE USER IF NOT EXISTS yanhuo_router IDENTIFIED BY '$YANHUO_DB_ROUTER_PASSWORD';
CREATE USER IF NOT EXISTS yanhuo_ddl IDENTIFIED BY '$YANHUO_DB_DDL_PASSWORD';
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.* TO yanhuo_platform;
GRANT SELECT ON nothing.* TO yanhuo_router;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE USER, RELOAD,
    LOCK TABLES, CREATE VIEW, SHOW VIEW, TRIGGER, PROCESS, REPLICATION SLAVE, REPLICATION CLIENT
    ON *.* TO yanhuo_ddl WITH GRANT OPTION;
GRANT CONNECTION_ADMIN ON *.* TO yanhuo_ddl;
SQL
