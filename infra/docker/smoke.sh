#!/usr/bin/env bash
# Brings docker-compose.yml up beside a small press of its own, reads a story from the published port, and takes all
# down again. Needs Docker with Compose, kcat, and the ports of docker-compose.yml free.
set -euo pipefail
cd "$(dirname "$0")/../.."

compose() {
  docker compose --project-name silkwire-smoke --project-directory . \
    -f docker-compose.yml -f infra/docker/smoke/compose.yml "$@"
}
trap 'compose down --volumes --timeout 10 >/dev/null 2>&1' EXIT

compose up -d --build --wait
compose ps --format '{{.Service}} {{.Status}}'

for stream in belt-and-road digital-economy; do
  for _ in $(seq 60); do
    story=$(kcat -b localhost:9092 -t "silkwire.stories.$stream" -C -o beginning -e -q 2>/dev/null || true)
    [ -n "$story" ] && break
    sleep 1
  done
  [ "$(printf '%s\n' "$story" | wc -l)" = 1 ] && [ -n "$story" ] \
    || { echo "silkwire.stories.$stream: expected one story, got: ${story:-none}" >&2; exit 1; }
  printf '%s: %s\n' "$stream" "$(printf '%s' "$story" | cut -c1-160)"
done
