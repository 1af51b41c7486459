#!/usr/bin/env bash
# scrape.sh CREDENTIALS_FILE BENCHMARKS_DIR OUTPUT_DIR KUBEVIRT_PROVIDER, as the Go tool's script is called: reads the
# last week's runs into BENCHMARKS_DIR. OUTPUT_DIR isn't needed any more, and the lanes follow the provider by themselves.
set -euo pipefail
: "${2:?usage: scrape.sh CREDENTIALS_FILE BENCHMARKS_DIR OUTPUT_DIR KUBEVIRT_PROVIDER}" "${4:?KUBEVIRT_PROVIDER is missing}"
pipelines=$(dirname "$(dirname "$(readlink -f "$0")")")/pipelines
read -ra lanes <<< "${DEFINITIONS:-$pipelines/kubevirt-sig-performance.yaml $pipelines/kubevirt-kwok.yaml}"
exec "$pipelines/../scripts/perf-report-creator" run "${lanes[@]}" --output "$2" ${1:+--credentials-file "$1"}
