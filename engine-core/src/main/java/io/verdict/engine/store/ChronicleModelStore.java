package io.verdict.engine.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Serves artifacts from an off-heap Chronicle Map shared by the processes of one machine, in front
 * of an {@link ArtifactStore} that holds the truth.
 *
 * <p>What the map lacks, or holds wrong, is read from the files and put into it. A map that is full
 * grows up to {@link #MAX_MAP_BYTES}; beyond that, artifacts are served from the files and {@link
 * #status} says {@code FULL}. A process that dies costs a rebuild from the files, never an
 * artifact.
 *
 * <p><b>Thread safety</b>: any threads and processes. <b>Lifecycle</b>: open once for each process;
 * {@link #close} leaves the files open to others. Needs the JVM flags of {@link JvmFlags}.
 */
public final class ChronicleModelStore implements ModelStore {

  /** Size to which the map grows by itself: 2 GiB. */
  public static final long MAX_MAP_BYTES = 2L << 30;

  private static final int MIN_ENTRIES = 1_024;
  private static final int MIN_AVERAGE_BYTES = 4 << 10;

  private final ArtifactStore files;
  private final SharedMap map;

  private ChronicleModelStore(ArtifactStore files, SharedMap map) {
    this.files = files;
    this.map = map;
  }

  /**
   * Opens or builds the map in {@code directory}, sized for twice what the files hold.
   *
   * @param files the truth; stays the caller's
   * @throws StoreException {@code MISSING_FLAGS}, {@code ALREADY_OPEN}, {@code BUSY}, {@code
   *     DAMAGED} if a file is broken that the map must be built from, {@code IO}
   */
  public static ChronicleModelStore open(Path directory, ArtifactStore files) {
    JvmFlags.requireForMaps();
    SharedMap map =
        SharedMap.open(directory, "models", shapeFor(files, 0), sink -> fill(files, sink));
    return new ChronicleModelStore(files, map);
  }

  @Override
  public String put(String name, int version, ByteBuffer bytes) {
    String hash = files.put(name, version, bytes);
    map.refresh();
    cache(hash, bytes);
    ModelPieces.putName(map::put, new ModelName(name, version, hash));
    return hash;
  }

  @Override
  public Optional<String> hash(String name, int version) {
    String cached = ModelPieces.hashOrNull(map, name, version);
    if (cached != null) {
      return Optional.of(cached);
    }
    map.refresh();
    Optional<String> known = files.hash(name, version);
    known.ifPresent(hash -> ModelPieces.putName(map::put, new ModelName(name, version, hash)));
    return known;
  }

  @Override
  public ByteBuffer read(String hash) {
    ByteBuffer cached = ModelPieces.getOrNull(map, Sha256.requireHash(hash));
    if (cached == null && map.refresh()) {
      cached = ModelPieces.getOrNull(map, hash);
    }
    if (cached != null) {
      return cached;
    }
    ByteBuffer truth = files.read(hash);
    cache(hash, truth);
    return truth;
  }

  @Override
  public List<ModelName> names() {
    return files.names();
  }

  /** Returns how full the map is; {@code FULL} means that some artifacts come from the files. */
  public MapStatus status() {
    return map.status();
  }

  /** Whether the map itself, and not only the files, holds an artifact. */
  public boolean isCached(String hash) {
    return ModelPieces.getOrNull(map, Sha256.requireHash(hash)) != null;
  }

  @Override
  public void close() {
    map.close();
  }

  private void cache(String hash, ByteBuffer bytes) {
    if (ModelPieces.put(map::put, hash, bytes)) {
      return;
    }
    MapShape larger = shapeFor(files, bytes.remaining());
    if (larger.entries() * larger.averageValueBytes() <= MAX_MAP_BYTES) {
      map.rebuild(larger);
    }
  }

  private static MapShape shapeFor(ArtifactStore files, long moreBytes) {
    long entries = ModelPieces.count(moreBytes);
    long bytes = moreBytes;
    for (String hash : files.hashes()) {
      long size = files.sizeBytes(hash);
      entries += ModelPieces.count(size);
      bytes += size;
    }
    long average = Math.max(MIN_AVERAGE_BYTES, bytes / entries);
    entries += files.names().size();
    return new MapShape(
        Math.max(MIN_ENTRIES, 2 * entries),
        (int) Math.min(average, ModelPieces.PIECE_BYTES),
        ModelPieces.MAX_VALUE_BYTES);
  }

  /** Fills a new map; stops at the first artifact that no longer fits. */
  private static void fill(ArtifactStore files, MapSource.Sink sink) {
    for (ModelName named : files.names()) {
      ModelPieces.putName(sink, named);
    }
    for (String hash : files.hashes()) {
      if (!ModelPieces.put(sink, hash, files.read(hash))) {
        return;
      }
    }
  }
}
