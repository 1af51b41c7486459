#!/usr/bin/env bash
# Node.js 22.12.0 (npm's package node@22.12.0): the JUnit reporter of Node's own test runner writes nothing that says which
# file a test is of. The attribute classname, which other tools fill with the class or the module, is "test" for each test.
#
# Two files may hold tests of the same name, as a package each of a monorepo does. Their <testcase> elements are equal but for the
# time, so nobody can trend the two apart, and which is which depends on the order in which the files finished.
#
# Seen, with two files of one test each, both named "reads":
#   two <testcase name="reads" … classname="test"/>, and neither path in the report
#
# Exit code 0: the behaviour is as above. 1: it has changed. Needs npm and a network.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix . node@22.12.0 > /dev/null
node=node_modules/.bin/node
mkdir store cache
for folder in store cache; do
  echo "require('node:test')('reads', () => new Promise((done) => setTimeout(done, 20)));" > "$folder/read.test.js"
done
"$node" --version
"$node" --test --test-reporter=junit store/read.test.js cache/read.test.js > report.xml
grep '<testcase' report.xml
[ "$(grep -c '<testcase name="reads" time="[0-9.]*" classname="test"/>' report.xml)" = 2 ]
if grep -Eq 'store|cache|read\.test\.js' report.xml; then
  exit 1
fi
