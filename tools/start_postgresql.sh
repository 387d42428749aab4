#!/usr/bin/env bash
# Starts Debian's PostgreSQL for tests and prints its DATABASE_URL. It may be called again at any time;
# where DATABASE_URL is set already, somebody else's server is used.
#
#     export DATABASE_URL=$(tools/start_postgresql.sh)
set -euo pipefail

if [ -n "${DATABASE_URL:-}" ]; then
    echo "$DATABASE_URL"
    exit
fi

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
as_postgres() { (cd / && as_root runuser -u postgres -- "$@"); }

if ! command -v pg_lsclusters >/dev/null || [ -z "$(pg_lsclusters --no-header)" ]; then
    as_root apt-get update -qq >&2
    as_root apt-get install -y -qq --no-install-recommends postgresql >&2
fi
read -r version cluster port status _ < <(pg_lsclusters --no-header | tail -n 1)
if [[ $status != online* ]]; then
    # Nothing of it has to survive a power cut: without fsync emptying all tables takes a moment.
    as_root pg_ctlcluster "$version" "$cluster" start -o "-c fsync=off" >&2
fi

psql=(psql --port "$port" --quiet --no-align --tuples-only)
if [ -z "$(as_postgres "${psql[@]}" -c "SELECT 1 FROM pg_roles WHERE rolname = 'shop'")" ]; then
    as_postgres "${psql[@]}" -c "CREATE ROLE shop LOGIN CREATEDB PASSWORD 'shop'"
fi
for name in shop shop_archive; do
    if [ -z "$(as_postgres "${psql[@]}" -c "SELECT 1 FROM pg_database WHERE datname = '$name'")" ]; then
        as_postgres createdb --port "$port" --owner shop "$name"
    fi
done
echo "postgresql://shop:shop@127.0.0.1:$port/shop"
