package io.github.perfreport.changes;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.util.SerializableUtils;

/**
 * A value as bytes that are made once. The direct runner copies everything a key has with each
 * bundle, and bytes are cheap to copy.
 *
 * @param <T> the value
 */
public final class SerializedValue<T extends Serializable> {

  private final byte[] bytes;

  private SerializedValue(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Packs a value. */
  public static <T extends Serializable> SerializedValue<T> of(T value) {
    return new SerializedValue<>(SerializableUtils.serializeToByteArray(value));
  }

  /** Unpacks the value; each call makes a new one. */
  @SuppressWarnings("unchecked") // only of() makes the bytes, and coders keep the type
  public T unpack() {
    return (T) SerializableUtils.deserializeFromByteArray(bytes, "a packed value");
  }

  /** A coder that writes the bytes as they are. */
  public static <T extends Serializable> Coder<SerializedValue<T>> coder() {
    return DelegateCoder.of(ByteArrayCoder.of(), packed -> packed.bytes, SerializedValue::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SerializedValue<?> packed && Arrays.equals(bytes, packed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
