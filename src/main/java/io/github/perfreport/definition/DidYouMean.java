package io.github.perfreport.definition;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that a misspelt one is closest to. */
public final class DidYouMean {

  /** Letters that may be wrong; a short word may have fewer. */
  private static final int MAX_DISTANCE = 3;

  private DidYouMean() {}

  /** As {@code ; did you mean 'since'?}; empty if no known word is close. */
  public static String among(String word, Collection<String> known) {
    LevenshteinDistance distance =
        new LevenshteinDistance(Math.min(MAX_DISTANCE, (word.length() + 1) / 2));
    return known.stream()
        .filter(candidate -> distance.apply(word, candidate) >= 0)
        .min(
            Comparator.<String>comparingInt(candidate -> distance.apply(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .map(candidate -> "; did you mean '" + candidate + "'?")
        .orElse("");
  }
}
