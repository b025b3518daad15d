#!/bin/sh
# Starts Envoy with the variables of envoy.yaml filled in, with nothing but what Envoy's image has.
set -eu
from=$(dirname "$0")/envoy.yaml
to=${TMPDIR:-/tmp}/envoy-$$.yaml
script=
# shellcheck disable=SC2016
for name in $(grep -o '\${[A-Z0-9_]*}' "$from" | tr -d '${}' | sort -u); do
  value=$(printenv "$name") || { echo "start-envoy.sh: $name is not set" >&2; exit 64; }
  case $value in *[!A-Za-z0-9.:_-]*) echo "start-envoy.sh: $name is no address or port" >&2; exit 64 ;; esac
  script="$script;s/\${$name}/$value/g"
done
sed "${script#;}" "$from" >"$to"
exec envoy -c "$to" "$@"
