#!/usr/bin/env bash
# graph.sh BENCHMARKS_DIR KUBEVIRT_PROVIDER, as the Go tool's script is called: draws the pages of what BENCHMARKS_DIR has.
set -euo pipefail
: "${1:?usage: graph.sh BENCHMARKS_DIR KUBEVIRT_PROVIDER}"
pipelines=$(dirname "$(dirname "$(readlink -f "$0")")")/pipelines
read -ra lanes <<< "${DEFINITIONS:-$pipelines/kubevirt-sig-performance.yaml $pipelines/kubevirt-kwok.yaml}"
exec "$pipelines/../scripts/perf-report-creator" run "${lanes[@]}" --no-fetch --output "$1"
