#!/usr/bin/env bash
# Grants what acls.tsv lists. Needs kafka-acls.sh, which comes with Kafka, in the PATH or named by KAFKA_ACLS.
#   infra/kafka/apply-acls.sh HOST:PORT ADMIN.properties
set -euo pipefail
broker=${1:?"names no broker; expected HOST:PORT"}
config=${2:?"names no file; expected the properties of a client that may alter ACLs"}
list=$(dirname "$0")/acls.tsv

grep -v '^#' "$list" | while IFS=$'\t' read -r account resource name operations; do
  pattern=literal
  case $name in *'*') pattern=prefixed name=${name%'*'} ;; esac
  arguments=()
  for operation in ${operations//,/ }; do arguments+=(--operation "$operation"); done
  "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$broker" --command-config "$config" --add --force \
    --allow-principal "User:$account" "${arguments[@]}" "--$resource" "$name" --resource-pattern-type "$pattern" </dev/null
done
