#!/usr/bin/env bash
# Checks Prometheus' configuration and tests the alert rules with promtool, which comes with Prometheus (Debian: package
# `prometheus`); PROMTOOL names another one.
set -euo pipefail
cd "$(dirname "$0")/prometheus"
promtool=${PROMTOOL:-promtool}
command -v "$promtool" >/dev/null || { echo "there is no $promtool; expected Prometheus' own in the PATH, or named by PROMTOOL" >&2; exit 1; }
"$promtool" check config prometheus.yml
"$promtool" test rules rules.test.yml
