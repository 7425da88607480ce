--liquibase formatted sql

--changeset domains:20261129-0300-create-own-domain
CREATE TABLE own_domain (
    domain_id      CHAR(20)     NOT NULL PRIMARY KEY,
    tenant_id      BIGINT       NOT NULL,
    host           VARCHAR(253) NOT NULL COMMENT 'lower case, A-labels, no port',
    token          CHAR(32)     NOT NULL COMMENT 'what the TXT record has to say',
    token_at       DATETIME(6)  NOT NULL,
    filing_number  VARCHAR(40)  NOT NULL DEFAULT '' COMMENT 'ICP',
    looked_at      DATETIME(6)  NULL COMMENT 'when the last look at the name servers began',
    proof          VARCHAR(20)  NULL COMMENT 'what it found at the TXT record',
    target         VARCHAR(20)  NULL COMMENT 'what it found at the host itself',
    seen           VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'where the host leads, if not here',
    failing_since  DATETIME(6)  NULL,
    next_look_at   DATETIME(6)  NULL COMMENT 'null if nobody looks by himself any more',
    news           VARCHAR(10)  NULL COMMENT 'what the owner has still to be told',
    UNIQUE KEY own_domain_of_tenant (tenant_id, host),
    KEY own_domain_next_look (next_look_at),
    KEY own_domain_news (news)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'hosts that restaurants say are theirs';
