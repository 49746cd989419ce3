#!/usr/bin/env bash
# How soon each service's container is ready, one after another beside one broker: from the start of its container, as Docker
# notes it, to the readiness probe's first yes. First while its topics aren't there yet, then three times as a restart.
# Needs Docker with Compose, curl, the images of docker-compose.yml, and its ports free; what it starts it takes down again.
set -euo pipefail
cd "$(dirname "$0")/../.."

compose() { docker compose --project-name silkwire-starts --project-directory . -f docker-compose.yml "$@"; }
trap 'compose down --volumes --timeout 10 >/dev/null 2>&1' EXIT

ready() { # SERVICE PORT: seconds
  local id started
  id=$(compose ps -aq "$1")
  docker start "$id" >/dev/null
  for _ in $(seq 3000); do
    curl -sf -o /dev/null "http://127.0.0.1:$2/actuator/health/readiness" && break
    sleep 0.02
  done
  started=$(date -d "$(docker inspect -f '{{.State.StartedAt}}' "$id")" +%s.%N)
  awk -v from="$started" -v to="$(date +%s.%N)" 'BEGIN {printf "%.2f", to - from}'
}

compose up -d --wait kafka >/dev/null 2>&1
for each in fetcher:8082 classifier:8083 desk:8081; do
  service=${each%:*} port=${each#*:}
  compose create --no-build "$service" >/dev/null 2>&1
  times=$(ready "$service" "$port")
  for _ in 1 2 3; do
    sleep 5
    compose stop "$service" >/dev/null 2>&1
    times+=" $(ready "$service" "$port")"
  done
  # Each alone with the broker.
  compose stop "$service" >/dev/null 2>&1
  echo "$service $times"
done
