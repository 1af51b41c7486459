package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Skips files of a report folder that aren't summaries; they may be very long. */
record K8sFileReader(FormatReader summaries) implements FormatReader {

  private static final List<String> NO_SUMMARIES =
      List.of("MetricsForE2E_", "cl2-metadata", "generatedConfig_", "PodPeriodicCommand");

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    String file = place.substring(place.lastIndexOf('/') + 1);
    if (NO_SUMMARIES.stream().anyMatch(file::startsWith)) {
      found.left(file, "a file of this name is no summary");
    } else {
      summaries.read(text, place, found);
    }
  }
}
