package io.github.perfreport.model;

import java.io.Serializable;

/**
 * One resource of a lane. Beam groups by its text, {@code lane/resource}, since only a text has the
 * same bytes on every runner.
 *
 * @param lane the lane's name
 * @param resource the resource's name
 */
public record ResourceKey(String lane, String resource) implements Serializable {

  /** Reads the text that {@link #toString()} writes. */
  public static ResourceKey parse(String text) {
    int slash = text.indexOf('/');
    return new ResourceKey(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return lane + "/" + resource;
  }
}
