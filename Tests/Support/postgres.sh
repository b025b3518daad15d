#!/usr/bin/env bash
# A Postgres of one's own for tests, in a folder of its own.
#
#   postgres.sh start DIR [-c NAME=VALUE ...]   make it if needed and start it; prints its URL, and a second one by its socket
#   postgres.sh stop DIR                        stop it
#   postgres.sh kill DIR                        kill -9 it, as a crash would
#   postgres.sh run DIR [-c NAME=VALUE ...]     start it, print the URLs, stop it and remove DIR when stdin ends
#
# STANDBY_OF=PORT makes a new one a hot standby that follows the Postgres on that port.
#
# Without fsync, unless `-c fsync=on` says otherwise: only a crash of the machine could tell. As root, Postgres refuses
# to run, so it runs as the user `postgres`.
set -euo pipefail

command=${1:?start, stop, kill or run}
dir=${2:?a folder}
shift 2

bin=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
  2>/dev/null | sort -V | tail -1) || true
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl)")

as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# The server must not keep open what its starter waits for the end of, such as Foundation's view of a child process.
without_inherited_files() {
  local path
  for path in /dev/fd/*; do
    if [ "${path##*/}" -gt 2 ]; then eval "exec ${path##*/}>&-"; fi
  done 2>/dev/null
  "$@"
}

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

initdb() {
  as_postgres "$bin/initdb" -D "$dir/data" -U test -A trust -E UTF8 --locale=C --no-sync "$@" >"$dir/initdb.log" 2>&1
}

start() {
  if [ ! -f "$dir/data/PG_VERSION" ]; then
    mkdir -p "$dir"
    chmod 700 "$dir"
    if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
    # English order where the server knows it (15 and later): what must be ordered by bytes then has to say so itself.
    if [ -n "${STANDBY_OF:-}" ]; then
      as_postgres "$bin/pg_basebackup" -h 127.0.0.1 -p "$STANDBY_OF" -U test -D "$dir/data" -R -X stream -c fast \
        --no-sync >"$dir/initdb.log" 2>&1
    else
      initdb --locale-provider=icu --icu-locale=en-US || initdb
    fi || { cat "$dir/initdb.log" >&2; exit 1; }
  fi
  local options="" option attempt port
  for option in "$@"; do options+=" $option"; done
  # Keeps its port from start to start, and takes another only if somebody else has it by now.
  port=$(cat "$dir/port" 2>/dev/null || echo $((20000 + RANDOM)))
  for attempt in 1 2 3 4 5 6 7 8; do
    if is_free "$port" && (without_inherited_files as_postgres "$bin/pg_ctl" start -D "$dir/data" -l "$dir/data/server.log" -w -t 60 -s -o \
      "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$dir' -c fsync=off \
       -c max_connections=200 -c shared_buffers=64MB$options") </dev/null >/dev/null 2>&1; then
      echo "$port" >"$dir/port"
      echo "postgresql://test@127.0.0.1:$port/postgres"
      echo "postgresql://test@/postgres?host=$dir&port=$port"
      return
    fi
    # After a kill, its children may still hold its shared memory for a moment.
    sleep 0.5
    # A port may be taken though nobody listens there: by an outgoing connection. Before the first start any other will do.
    if ! is_free "$port" || [ ! -f "$dir/port" ]; then port=$((20000 + RANDOM)); fi
  done
  cat "$dir/data/server.log" >&2
  exit 1
}

stop() { as_postgres "$bin/pg_ctl" stop -D "$dir/data" -m immediate -w -s >/dev/null 2>&1 || true; }

case $command in
  start) start "$@" ;;
  stop) stop ;;
  kill) kill -9 "$(head -1 "$dir/data/postmaster.pid")" ;;
  run)
    trap 'stop; rm -rf "$dir"' EXIT
    start "$@"
    # Whatever becomes of the process that holds the other end, its end is seen.
    cat >/dev/null
    ;;
  *) echo "unknown command $command" >&2; exit 2 ;;
esac
