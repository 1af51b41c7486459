#!/usr/bin/env bash
# Beam 2.70.0 (beam-sdks-java-core, JDK 17 or newer): FixedWindows gives an instant before
# "offset - size" a window that does not hold it.
#
# FixedWindows.assignWindow computes  start = t - ((t + size - offset) % size). Java's % keeps the sign of the
# dividend, so the formula holds for t >= offset - size alone. A window of seven days from Monday (offset: 4 days)
# gives 1969-12-28T23:59:59.999Z, a Sunday, the week that begins on the Monday after it. An element with a time of
# long ago (an unset clock that says year 1) so comes into a window that starts after the element.
#
# Seen, Beam 2.70.0:
#   1970-01-04T12:00:00.000Z -> [1969-12-29T00:00:00.000Z..1970-01-05T00:00:00.000Z) holds it: true
#   1969-12-29T00:00:00.000Z -> [1969-12-29T00:00:00.000Z..1970-01-05T00:00:00.000Z) holds it: true
#   1969-12-28T23:59:59.999Z -> [1969-12-29T00:00:00.000Z..1970-01-05T00:00:00.000Z) holds it: false
#   0001-01-03T00:00:00.000Z -> [0001-01-08T00:00:00.000Z..0001-01-15T00:00:00.000Z) holds it: false
#
# Exit code 0: the behaviour is as above. 1: it has changed. Needs java, mvn and a network.
set -euo pipefail
version=2.70.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>windows</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.beam</groupId><artifactId>beam-sdks-java-core</artifactId><version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
cat > "$work/Windows.java" <<'JAVA'
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;

public class Windows {
  public static void main(String[] times) {
    FixedWindows weeks = FixedWindows.of(Duration.standardDays(7)).withOffset(Duration.standardDays(4));
    for (String time : times) {
      Instant t = Instant.parse(time);
      IntervalWindow week = weeks.assignWindow(t);
      boolean holds = !t.isBefore(week.start()) && t.isBefore(week.end());
      System.out.println(t + " -> " + week + " holds it: " + holds);
    }
  }
}
JAVA
mvn -B -q -f "$work/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/path" >/dev/null
java -cp "$(cat "$work/path")" "$work/Windows.java" \
  1970-01-04T12:00:00Z 1969-12-29T00:00:00Z 1969-12-28T23:59:59.999Z 0001-01-03T00:00:00Z 2>/dev/null | tee "$work/seen"
[ "$(grep -c 'holds it: true' "$work/seen")" = 2 ] && [ "$(grep -c 'holds it: false' "$work/seen")" = 2 ] \
  || { echo "changed: not as seen with Beam $version" >&2; exit 1; }
