#!/usr/bin/env bash
# Starts service.jar beside a broker and ends it once it is ready. Java writes what it has loaded, linked and learnt by then into
# service.aot (JEP 483, 514, 515), from which later starts take it. Run while an image is built; it needs Kafka in /opt/kafka.
set -euo pipefail
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

cat > "$work/broker.properties" <<EOF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:29093
listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:29093
advertised.listeners=PLAINTEXT://localhost:9092
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=$work/log
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
EOF
kafka() { java -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '/opt/kafka/libs/*' "$@" > "$work/kafka.out" 2>&1; }
kafka kafka.tools.StorageTool format --config "$work/broker.properties" --cluster-id "$(printf %022d 1)" \
  || { cat "$work/kafka.out" >&2; exit 1; }
kafka kafka.Kafka "$work/broker.properties" &

# Within 60 seconds, or the end, with what was said meanwhile.
await() {
  local what=$1 said=$2
  shift 2
  for _ in $(seq 300); do
    "$@" 2>/dev/null && return
    sleep 0.2
  done
  cat "$said" >&2
  echo "$what wasn't ready within 60 s" >&2
  exit 1
}
listens() { : <"/dev/tcp/localhost/$1"; }
# In a shell of its own, which is what a connection refused ends.
ready() (
  exec 3<>/dev/tcp/localhost/8089
  printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  read -r _ status _ <&3
  [ "$status" = 200 ]
)
await 'the broker' "$work/kafka.out" listens 9092

# The collector that Java takes in a container with less than 1,792 MB.
java -XX:AOTCacheOutput=service.aot -XX:+UseSerialGC -XX:MaxRAMPercentage=30 --enable-native-access=ALL-UNNAMED -jar service.jar \
  --spring.kafka.bootstrap-servers=localhost:9092 --server.port=8088 --management.server.port=8089 \
  --silkwire.topics.partitions=1 --silkwire.classifier.state-directory="$work/streams" --silkwire.desk.directory="$work/desk" \
  > "$work/service.out" 2>&1 &
service=$!
await 'the service' "$work/service.out" ready
kill "$service"
wait "$service" || true
test -s service.aot || { cat "$work/service.out" >&2; exit 1; }
