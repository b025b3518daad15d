#!/usr/bin/env bash
# A pgbouncer of one's own in transaction mode, for tests, in a folder of its own.
#
#   pgbouncer.sh run DIR PORT    put it before the Postgres on PORT; prints its URL, ends and removes DIR when stdin ends
#
# Every database of that Postgres is reached by its own name, as the user `test`. As root, pgbouncer refuses to run, so it
# runs as the user `postgres`.
set -euo pipefail

[ "${1:-}" = run ] || { echo "usage: pgbouncer.sh run DIR PORT" >&2; exit 2; }
dir=${2:?a folder}
server=${3:?the port of a Postgres}

program=$(command -v pgbouncer || ls /usr/sbin/pgbouncer)
is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

mkdir -p "$dir"
chmod 700 "$dir"
as_user=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$dir"
  as_user=(-u postgres)
fi

process=
# At once, and whatever signals it inherited as blocked: those that ask wait for clients and
# for a Postgres that may be gone. It has nothing to lose.
trap '[ -z "$process" ] || { kill -KILL "$process"; wait "$process"; } 2>/dev/null || true; rm -rf "$dir"' EXIT
for attempt in 1 2 3 4 5 6 7 8; do
  port=$((20000 + RANDOM))
  is_free "$port" || continue
  cat >"$dir/pgbouncer.ini" <<INI
[databases]
* = host=127.0.0.1 port=$server user=test

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $port
unix_socket_dir =
auth_type = any
pool_mode = transaction
max_client_conn = 2000
default_pool_size = 8
server_idle_timeout = 2
server_login_retry = 1
logfile = $dir/pgbouncer.log
pidfile = $dir/pgbouncer.pid
INI
  "$program" -q "${as_user[@]}" "$dir/pgbouncer.ini" </dev/null >/dev/null 2>&1 &
  process=$!
  for wait in $(seq 100); do
    if ! is_free "$port"; then break 2; fi
    kill -0 "$process" 2>/dev/null || break
    sleep 0.05
  done
  process=
done
[ -n "$process" ] || { cat "$dir/pgbouncer.log" >&2; exit 1; }
echo "postgresql://test@127.0.0.1:$port/postgres"
# Whatever becomes of the process that holds the other end, its end is seen.
cat >/dev/null
