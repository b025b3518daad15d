#!/usr/bin/env bash
# Deploys AdaptiveThreshold with Docker Compose on this machine. `docker/deploy.sh help` tells how.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
docker/deploy.sh COMMAND

  deploy development   one server with SQLite
  deploy production    three replicas on one Postgres behind Envoy, with Redis, Prometheus and Grafana
  status               what runs, and whether it serves
  logs [SERVICE...]    follows the logs
  stop                 stops everything; data stay
  restart              restarts the replicas one after the other, each once the one before serves again
  test                 runs the whole test suite in the image's build stage
  clean --yes          removes containers, networks and all data
  help                 this text

Settings and secrets lie in docker/.env, made of .env.example at the first deploy. THRESHOLD_ENV_FILE names another file.
TEXT
}

env_file=${THRESHOLD_ENV_FILE:-.env}
secrets=(ADMIN_API_KEY POSTGRES_PASSWORD GRAFANA_ADMIN_PASSWORD)
# What examples and images come with, and what nobody may deploy.
published=(generate change-me changeme change-me-in-production password postgres admin secret dev-secret-key pass)

fail() { echo "deploy.sh: $*" >&2; exit 1; }

compose() { docker compose --env-file "$env_file" -f compose.yaml "$@"; }

# The value of a name in the file, as written; empty if it is not there.
value_of() { sed -n "s/^$1=//p" "$env_file" | tail -n 1; }

# Replaces the value of a name in the file, which keeps its mode.
set_value() {
  local text
  text=$(sed "s|^$1=.*|$1=$2|" "$env_file")
  printf '%s\n' "$text" >"$env_file"
}

# 256 random bits in hexadecimal digits: nothing that a URL or a shell would take for something else.
new_secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

make_env_file() {
  [[ -e $env_file ]] && return
  (umask 077 && cp .env.example "$env_file")
  local name
  for name in "${secrets[@]}"; do set_value "$name" "$(new_secret)"; done
  echo "Made $env_file with secrets of its own. ADMIN_API_KEY in it is the key for every call."
}

# Names every secret that is missing, short or published, and a file that others may read.
check_secrets() {
  local name value known faults=()
  for name in "${secrets[@]}"; do
    value=$(value_of "$name")
    if [[ -z $value ]]; then
      faults+=("$name is missing")
      continue
    fi
    for known in "${published[@]}"; do
      [[ $value == "$known" ]] && faults+=("$name is a published default")
    done
    ((${#value} >= 32)) || faults+=("$name is shorter than 32 characters")
  done
  local mode
  mode=$(stat -c %a "$env_file" 2>/dev/null || stat -f %Lp "$env_file")
  [[ $mode == *00 ]] || faults+=("$env_file can be read by others (mode $mode); chmod 600 it")
  ((${#faults[@]})) || return 0
  printf 'deploy.sh: production refused: %s\n' "${faults[@]}" >&2
  exit 1
}

deploy() {
  local environment=$1 profiles targets
  case $environment in
    development) profiles=default targets=server ;;
    production) profiles=scale,monitoring targets=replicas ;;
    *) fail "deploy what? development or production" ;;
  esac
  make_env_file
  [[ $environment == production ]] && check_secrets
  set_value ENVIRONMENT "$environment"
  set_value COMPOSE_PROFILES "$profiles"
  set_value PROMETHEUS_TARGETS "$targets"
  compose up --detach --build --remove-orphans --wait
  status
}

# The services that answer calls, of those that are deployed.
servers() { compose config --services | grep -E '^(server|replica-[0-9]+)$' | sort; }

status() {
  compose ps
  local service
  for service in $(servers); do
    printf '%s: ' "$service"
    compose exec -T "$service" thresholdctl health || true
  done
}

# Waits until a service's own health check passes.
wait_until_serving() {
  local _
  for _ in {1..60}; do
    compose exec -T "$1" thresholdctl health >/dev/null 2>&1 && return
    sleep 1
  done
  fail "$1 does not serve a minute after its restart; the others were left alone"
}

restart() {
  local service
  for service in $(servers); do
    echo "Restarting $service"
    compose restart "$service"
    wait_until_serving "$service"
  done
}

clean() {
  [[ ${1:-} == --yes ]] || fail "this removes all data, also the database; say 'clean --yes'"
  compose --profile '*' down --volumes --remove-orphans
}

needs_env_file() { [[ -e $env_file ]] || fail "nothing was deployed: there is no $env_file"; }

command=${1:-help}
shift || true
case $command in
  deploy) deploy "${1:-}" ;;
  status) needs_env_file; status ;;
  logs) needs_env_file; compose logs --follow --tail 200 "$@" ;;
  stop) needs_env_file; compose stop ;;
  restart) needs_env_file; restart ;;
  test) make_env_file; compose --profile test run --build --rm test ;;
  clean) needs_env_file; clean "${1:-}" ;;
  help | -h | --help) usage ;;
  *) usage >&2; fail "unknown command '$command'" ;;
esac
