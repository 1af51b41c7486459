#!/usr/bin/env bash
# release-graph.sh BENCHMARKS_DIR [SHAPE_YAML], as the Go tool's script is called: draws the release of SHAPE_YAML, or of
# the newest one in pipelines/releases, into BENCHMARKS_DIR/release-<releaseVersion>.
set -euo pipefail
: "${1:?usage: release-graph.sh BENCHMARKS_DIR [SHAPE_YAML]}"
pipelines=$(dirname "$(dirname "$(readlink -f "$0")")")/pipelines
read -ra lanes <<< "${DEFINITIONS:-$pipelines/kubevirt-sig-performance.yaml $pipelines/kubevirt-density.yaml}"
release=${2:-$(printf '%s\n' "$pipelines"/releases/v*.yaml | sort -V | tail -n 1)}
exec "$pipelines/../scripts/perf-report-creator" run "${lanes[@]}" --release "$release" --output "$1"
