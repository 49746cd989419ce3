#!/usr/bin/env bash
# Tries what infra/docs/operations.md says of backup and restore: a throw-away installation beside the press of smoke.sh is
# stopped, saved, deleted with its volumes, restored and started; what stands on the topics must be the same. Needs Docker
# with Compose, and the ports of docker-compose.yml free.
set -euo pipefail
cd "$(dirname "$0")/../.."
saved=$(mktemp -d)
volume=silkwire-backup_kafka

compose() {
  docker compose --project-name silkwire-backup --project-directory . \
    -f docker-compose.yml -f infra/docker/smoke/compose.yml "$@"
}
# What the topics hold, whatever was written meanwhile: ids of articles and stories.
held() {
  for topic in silkwire.articles silkwire.stories silkwire.stories.belt-and-road; do
    compose exec -T kafka /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server kafka:19092 --topic "$topic" \
      --from-beginning --timeout-ms 10000 --isolation-level read_committed --property print.headers=true \
      --property print.value=false 2>/dev/null | grep -o 'ce_id:[^,]*' | sed "s/^/$topic /" || true
  done | sort
}
trap 'compose down --volumes --timeout 10 >/dev/null 2>&1; rm -rf "$saved"' EXIT

compose up -d --wait
for _ in $(seq 60); do
  held > "$saved/before"
  grep -q 'silkwire.stories.belt-and-road' "$saved/before" && break
done
grep -q 'silkwire.stories.belt-and-road' "$saved/before" || { echo "no story came; expected one of the press" >&2; exit 1; }

compose stop
docker run --rm --user 0 -v "$volume":/from:ro -v "$saved":/to eclipse-temurin:25-jre tar -C /from -czf /to/kafka.tar.gz .
compose down --volumes
docker volume create --label com.docker.compose.project=silkwire-backup --label com.docker.compose.volume=kafka "$volume" >/dev/null
docker run --rm --user 0 -v "$volume":/to -v "$saved":/from:ro eclipse-temurin:25-jre tar -C /to -xzpf /from/kafka.tar.gz
compose up -d --wait

held > "$saved/after"
diff "$saved/before" "$saved/after"
echo "restored: $(wc -l < "$saved/after") events, the same as before; backup of $(du -h "$saved/kafka.tar.gz" | cut -f1)"
