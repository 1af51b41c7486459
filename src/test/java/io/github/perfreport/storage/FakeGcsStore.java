package io.github.perfreport.storage;

import io.github.perfreport.storage.FakeGcsHttp.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Buckets and objects in memory, with Cloud Storage's rules of listing and of preconditions. */
final class FakeGcsStore {
  /** Cloud Storage returns no more than this many names a page, whatever is asked for. */
  private static final int PAGE = 1000;

  /** Sorts after every name of a folder; takes the place of that folder in a page token. */
  private static final char LAST = Character.MAX_VALUE;

  private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();
  private final AtomicLong generations = new AtomicLong(1_700_000_000_000_000L);

  /** An object and its metadata. */
  record Stored(
      String bucket,
      String name,
      FakeGcsContent content,
      String encoding,
      long generation,
      Instant created,
      Instant updated) {

    /** The object's resource, as its JSON has it. */
    Map<String, Object> resource() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("kind", "storage#object");
      json.put("id", bucket + "/" + name + "/" + generation);
      json.put("name", name);
      json.put("bucket", bucket);
      json.put("generation", Long.toString(generation));
      json.put("metageneration", "1");
      json.put("contentType", "text/plain");
      json.put("contentEncoding", encoding);
      json.put("storageClass", "STANDARD");
      json.put("size", Long.toString(content.size()));
      json.put("timeCreated", created.toString());
      json.put("updated", updated.toString());
      return json;
    }
  }

  void createBucket(String bucket) {
    buckets.computeIfAbsent(bucket, name -> new ConcurrentSkipListMap<>());
  }

  Stored put(
      String bucket,
      String name,
      FakeGcsContent content,
      String encoding,
      Instant created,
      Instant updated) {
    Stored object =
        new Stored(
            bucket, name, content, encoding, generations.incrementAndGet(), created, updated);
    objects(bucket).put(name, object);
    return object;
  }

  /** The object, or null. */
  Stored find(String bucket, String name) {
    return objects(bucket).get(name);
  }

  /** The object; {@code generation} is that of a request, empty for the newest. */
  Stored get(String bucket, String name, String generation) {
    Stored object = find(bucket, name);
    if (object == null
        || !(generation.isEmpty() || generation.equals(Long.toString(object.generation())))) {
      throw new Failure(404, "No such object: " + bucket + "/" + name);
    }
    return object;
  }

  void delete(String bucket, String name) {
    get(bucket, name, "");
    objects(bucket).remove(name);
  }

  /** Checks {@code ifGenerationMatch}: empty for any, 0 for an object that must not exist. */
  void requireGeneration(String bucket, String name, String expected) {
    Stored object = find(bucket, name);
    long generation = object == null ? 0 : object.generation();
    if (!expected.isEmpty() && Long.parseLong(expected) != generation) {
      throw new Failure(412, "At least one of the pre-conditions you specified did not hold.");
    }
  }

  /** The names of a bucket, in order. */
  NavigableMap<String, Stored> objects(String bucket) {
    NavigableMap<String, Stored> objects = buckets.get(bucket);
    if (objects == null) {
      throw new Failure(404, "The specified bucket does not exist.");
    }
    return objects;
  }

  /** One page of a listing, as its JSON has it. */
  Map<String, Object> list(String bucket, Map<String, String> query) {
    NavigableMap<String, Stored> objects = objects(bucket);
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    int limit = Math.min(PAGE, Integer.parseInt(query.getOrDefault("maxResults", "" + PAGE)));
    List<Object> items = new ArrayList<>();
    List<Object> prefixes = new ArrayList<>();
    String last = last(query);
    String next = last == null ? objects.ceilingKey(start(query)) : objects.higherKey(last);
    while (next != null && next.startsWith(prefix) && items.size() + prefixes.size() < limit) {
      int end = delimiter.isEmpty() ? -1 : next.indexOf(delimiter, prefix.length());
      if (end < 0) {
        items.add(objects.get(next).resource());
        last = next;
      } else {
        String folder = next.substring(0, end + delimiter.length());
        prefixes.add(folder);
        last = folder + LAST;
      }
      next = objects.higherKey(last);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("kind", "storage#objects");
    page.put("nextPageToken", next != null && next.startsWith(prefix) ? token(last) : null);
    page.put("prefixes", prefixes.isEmpty() ? null : prefixes);
    page.put("items", items.isEmpty() ? null : items);
    return page;
  }

  private static String start(Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    String offset = query.getOrDefault("startOffset", "");
    return offset.compareTo(prefix) > 0 ? offset : prefix;
  }

  private static String token(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static String last(Map<String, String> query) {
    String token = query.get("pageToken");
    return token == null
        ? null
        : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }
}
