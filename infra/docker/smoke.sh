#!/usr/bin/env bash
# Brings docker-compose.yml up beside a small press of its own, reads a story from the published port, takes all down and
# up again to see that everything is kept, and ends it. Needs Docker with Compose, kcat, and the ports of docker-compose.yml free.
set -euo pipefail
cd "$(dirname "$0")/../.."

compose() {
  docker compose --project-name silkwire-smoke --project-directory . \
    -f docker-compose.yml -f infra/docker/smoke/compose.yml "$@"
}
trap 'compose down --volumes --timeout 10 >/dev/null 2>&1' EXIT

compose up -d --build --wait
compose ps --format '{{.Service}} {{.Status}}'

# What a topic holds, committed, one record a line; nothing where the broker doesn't answer.
records() {
  kcat -b localhost:9092 -t "$1" -C -o beginning -e -q 2>/dev/null || true
}

# Exactly one story on each stream, or the end.
check_streams() {
  for stream in belt-and-road digital-economy; do
    for _ in $(seq 60); do
      story=$(records "silkwire.stories.$stream")
      [ -n "$story" ] && break
      sleep 1
    done
    [ "$(printf '%s\n' "$story" | wc -l)" = 1 ] && [ -n "$story" ] \
      || { echo "silkwire.stories.$stream: expected one story, got: ${story:-none}" >&2; exit 1; }
    printf '%s: %s\n' "$stream" "$(printf '%s' "$story" | cut -c1-160)"
  done
}

check_streams
articles=$(records silkwire.articles)

# Everything is kept.
compose down --timeout 10
compose up -d --wait
check_streams
[ "$(records silkwire.articles)" = "$articles" ] \
  || { echo "silkwire.articles: expected what was there before down and up, got: $(records silkwire.articles)" >&2; exit 1; }
echo "down and up: $(printf '%s\n' "$articles" | wc -l) articles before, the same after"
