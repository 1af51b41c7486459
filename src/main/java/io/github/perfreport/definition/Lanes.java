package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;

/**
 * The lanes of a run by name, serialized once. Beam serializes each transform dozens of times while
 * it checks a pipeline. For twenty lanes this took a third of the whole time, so the lanes are kept
 * as bytes and deserialized where they are needed.
 */
public final class Lanes implements Serializable {

  private static final long serialVersionUID = 1L;

  private final byte[] encoded;
  private transient Map<String, Lane> byName;

  private Lanes(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Lanes with distinct names, in this order. */
  public static Lanes of(List<Lane> lanes) {
    LinkedHashMap<String, Lane> byName = new LinkedHashMap<>();
    lanes.forEach(lane -> byName.put(lane.name(), lane));
    return new Lanes(SerializableUtils.serializeToByteArray(byName));
  }

  /** The lane with this name. */
  public Lane get(String name) {
    return byName().get(name);
  }

  /** All lanes in order. */
  public List<Lane> all() {
    return List.copyOf(byName().values());
  }

  private synchronized Map<String, Lane> byName() {
    if (byName == null) {
      byName = decode();
    }
    return byName;
  }

  @SuppressWarnings("unchecked") // what was put in
  private Map<String, Lane> decode() {
    return (Map<String, Lane>) SerializableUtils.deserializeFromByteArray(encoded, "lanes");
  }
}
