#!/usr/bin/env bash
# Runs definitions on Google Cloud Dataflow, or makes templates of it; see docs/dataflow.md.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: scripts/dataflow.sh submit   DEFINITION… [OPTION…]
       scripts/dataflow.sh template gs://…/TEMPLATE DEFINITION… [OPTION…]
       scripts/dataflow.sh flex     gs://…/SPEC.json IMAGE

  submit    runs the definitions as one job, waits for it, and sums it up
  template  makes a classic template of the definitions as they are now
  flex      builds the Flex Template's image by Cloud Build, and its spec file; needs gcloud

Project, region and bucket come from PROJECT, REGION (us-central1) and BUCKET. An OPTION is a flag of
`perf-report-creator run` or of Dataflow: --serviceAccount=… --maxNumWorkers=5 --subnetwork=…
USAGE
}

fail() {
  echo "dataflow.sh: $1" >&2
  exit 2
}

need() {
  [ -n "${!1:-}" ] || fail "$1 is not set"
}

home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
region=${REGION:-us-central1}

run() {
  need PROJECT
  need BUCKET
  exec "$home/scripts/perf-report-creator" run --runner=DataflowRunner --project="$PROJECT" \
    --region="$region" --tempLocation="gs://$BUCKET/tmp" "$@"
}

flex() {
  local jar jars=()
  need PROJECT
  "$home/scripts/build" > /dev/null
  for jar in "$home"/target/dist/{lib,lib-cloud,lib-dataflow}/*.jar; do
    jars+=(--jar="$jar")
  done
  exec gcloud dataflow flex-template build "$1" --project="$PROJECT" --image-gcr-path="$2" \
    --sdk-language=JAVA --flex-template-base-image=JAVA17 \
    --metadata-file="$home/scripts/dataflow/metadata.json" \
    --env=FLEX_TEMPLATE_JAVA_MAIN_CLASS=io.github.perfreport.cli.FlexTemplate "${jars[@]}"
}

case ${1:-} in
  submit)
    [ $# -ge 2 ] || fail "submit needs a definition; see --help"
    run "${@:2}"
    ;;
  template)
    [ $# -ge 3 ] || fail "template needs a place for it and a definition; see --help"
    run --templateLocation="$2" "${@:3}"
    ;;
  flex)
    [ $# -eq 3 ] || fail "flex needs a place for the spec file and an image; see --help"
    flex "$2" "$3"
    ;;
  -h | --help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
