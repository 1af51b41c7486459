#!/usr/bin/env bash
# Google Benchmark 1.7.1 (Debian 12's libbenchmark-dev 1.7.1-1): the CSV reporter writes the coefficient of variation of
# repetitions a thousand million times as large as the JSON reporter, and with the unit ns.
#
# The row "…_cv" is a ratio. JSON says so (aggregate_unit "percentage") and has .012 for 1.2 %. CSV has no column for it,
# treats the ratio as seconds, converts it to the benchmark's time unit, and names that unit: 1.2e+07 ns. A reader that takes the
# rows of a CSV alike sees a benchmark that takes 12 ms.
#
# Seen, with three repetitions of a loop of a microsecond:
#   JSON: 0.012 <= cv < 1, aggregate_unit percentage
#   CSV:  cv of 1.3e+06, unit ns
#
# Exit code 0: the behaviour is as above. 1: it has changed. Needs Debian 12's apt-get, dpkg and g++, and a network.
set -euo pipefail
version=1.7.1-1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -q download "libbenchmark-dev=$version" "libbenchmark1debian=$version" > /dev/null 2>&1
for package in *.deb; do
  dpkg -x "$package" root
done
cat > loop.cc <<'CC'
#include <benchmark/benchmark.h>

static void Loop(benchmark::State& state) {
  for (auto _ : state) {
    int sum = 0;
    for (int i = 0; i < 1000; i++) benchmark::DoNotOptimize(sum += i);
  }
}
BENCHMARK(Loop);
BENCHMARK_MAIN();
CC
lib=$(dirname "$(find "$work/root" -name libbenchmark.so)")
g++ -O2 -Iroot/usr/include loop.cc -o loop -L"$lib" -lbenchmark -lpthread -Wl,-rpath,"$lib"
run() {
  ./loop --benchmark_repetitions=3 --benchmark_min_time=0.01 --benchmark_format="$1" 2> /dev/null
}
json=$(run json | grep -A 16 '"name": "Loop_cv"')
csv=$(run csv | grep '^"Loop_cv"')
json_cv=$(grep -o '"real_time": [^,]*' <<< "$json" | cut -d ' ' -f 2)
csv_cv=$(cut -d , -f 3 <<< "$csv")
unit=$(cut -d , -f 5 <<< "$csv")
echo "JSON: cv $json_cv, $(grep -o '"aggregate_unit": "[a-z]*"' <<< "$json")"
echo "CSV:  cv $csv_cv $unit"
awk -v json="$json_cv" -v csv="$csv_cv" -v unit="$unit" \
  'BEGIN { exit !(json > 0 && json < 1 && csv > 1000 && unit == "ns") }'
