#!/usr/bin/env bash
# wrk 4.1.0 (Debian 12's 4.1.0-3+b2): with pipelined requests the lines of "Latency Distribution" say 0.00us, while the line
# "Latency" above them has an average and a maximum of milliseconds.
#
# Pipelining is what wrk's own documentation shows: a script's request() returns several requests in one text. Throughput, average
# and maximum are right; the percentiles are a number with a unit, and wrong. Who trends "99%" sees the best latency there is.
#
# Seen, with a server that answers after 5 ms:
#   one request at a time: 50% and 99% of milliseconds
#   three in a row:        75%, 90% and 99% of 0.00us, here also 50%; average and maximum of milliseconds
#
# Exit code 0: the behaviour is as above. 1: it has changed. Needs Debian 12's apt-get and dpkg, python3, and a network.
set -euo pipefail
version=4.1.0-3+b2
work=$(mktemp -d)
server=
trap 'kill $server 2> /dev/null; rm -rf "$work"' EXIT
cd "$work"
apt-get -q download "wrk=$version" libluajit-5.1-2 > /dev/null 2>&1
for package in *.deb; do
  dpkg -x "$package" root
done
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name 'libluajit*.so.2' | head -n 1)")

cat > server.py <<'PY'
import http.server, time

class Slow(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self):
        time.sleep(.005)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 server.py > port 2> /dev/null &
server=$!
while [ ! -s port ]; do sleep .1; done

cat > three.lua <<'LUA'
init = function()
  local one = wrk.format("GET", "/")
  three = one .. one .. one
end
request = function() return three end
LUA
load() {
  root/usr/bin/wrk --threads 1 --connections 4 --duration 2 --latency "$@" "http://127.0.0.1:$(< port)/"
}
single=$(load)
pipelined=$(load --script three.lua)
echo "one request at a time:"; grep -E '^ +(Latency  |[0-9]+%)' <<< "$single"
echo "three in a row:";        grep -E '^ +(Latency  |[0-9]+%)' <<< "$pipelined"

grep -Eq '^ +99% +[0-9.]+ms' <<< "$single"
grep -Eq '^ +Latency +[0-9.]+ms' <<< "$pipelined"
[ "$(grep -Ec '^ +(75|90|99)% +0\.00us' <<< "$pipelined")" = 3 ]
