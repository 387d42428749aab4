#!/usr/bin/env bash
# Starts Debian's MariaDB for tests and prints its DATABASE_URL; installs what its driver is built with.
# It may be called again at any time.
#
#     export DATABASE_URL=$(tools/start_mariadb.sh)
set -euo pipefail

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if ! command -v mariadbd >/dev/null || ! command -v mariadb_config >/dev/null; then
    as_root apt-get update -qq >&2
    as_root apt-get install -y -qq --no-install-recommends \
        mariadb-server libmariadb-dev gcc pkg-config >&2
fi
if ! as_root mariadb-admin --silent ping >/dev/null 2>&1; then
    as_root service mariadb start >&2
fi
# Nothing of it has to survive a power cut.
as_root mariadb <<'SQL'
SET GLOBAL innodb_flush_log_at_trx_commit = 0;
CREATE USER IF NOT EXISTS shop@127.0.0.1 IDENTIFIED BY 'shop';
GRANT ALL ON *.* TO shop@127.0.0.1;
CREATE DATABASE IF NOT EXISTS shop CHARACTER SET utf8mb4;
CREATE DATABASE IF NOT EXISTS shop_archive CHARACTER SET utf8mb4;
SQL
echo "mysql://shop:shop@127.0.0.1:3306/shop"
