package io.verdict.features.list;

import io.verdict.engine.store.MapShape;
import io.verdict.engine.store.MapStatus;
import io.verdict.engine.store.SharedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A list in a Chronicle Map that the processes of one machine share. A cache of its source: after a
 * process died with it open it is built anew.
 *
 * <p><b>Thread safety</b>: any threads. <b>Allocation</b>: none when asked, after warm-up.
 * <b>Lifecycle</b>: {@link #open} once for each process, {@link #reload} to take what the source
 * says now, {@link #close}.
 */
public final class ChronicleMemberList implements MemberList, AutoCloseable {
  private static final int POOLED_READERS = 64;
  private static final byte[] PRESENT = {1};

  private final SharedMap map;
  private final MapShape shape;
  private final AtomicReferenceArray<Probe> pool = new AtomicReferenceArray<>(POOLED_READERS);

  private ChronicleMemberList(SharedMap map, MapShape shape) {
    this.map = map;
    this.shape = shape;
  }

  /** A reader and what it reads into; both belong to one thread at a time. */
  private static final class Probe {
    private final SharedMap.Reader reader;
    private final byte[] value = new byte[1];

    private Probe(SharedMap.Reader reader) {
      this.reader = reader;
    }

    private boolean finds(long high, long low) {
      return reader.read(high, low, value) >= 0;
    }
  }

  /**
   * Opens a list, and fills it from its source when it is new or was left by a dead process.
   *
   * @param directory created when absent; several lists may share one
   * @param name lower-case letters, digits and hyphens
   * @param expectedMembers members that must fit
   * @param source the members
   * @throws io.verdict.engine.store.StoreException if it cannot be opened; {@code MISSING_FLAGS}
   *     names missing JVM flags
   * @throws UncheckedIOException if the source cannot be read
   * @throws IllegalStateException if the source has more members than fit
   */
  public static ChronicleMemberList open(
      Path directory, String name, long expectedMembers, MemberSource source) {
    MapShape shape = new MapShape(Math.max(1, expectedMembers), 1, 1);
    SharedMap map = SharedMap.open(directory, name, shape, sink -> fill(name, source, sink::put));
    return new ChronicleMemberList(map, shape);
  }

  /** Takes an entry of the map. */
  private interface Entries {
    boolean put(long high, long low, byte[] value);
  }

  private static void fill(String name, MemberSource source, Entries entries) {
    boolean[] isFull = new boolean[1];
    try {
      source.fill(
          (high, low) -> {
            boolean isAdded = entries.put(high, low, PRESENT);
            isFull[0] |= !isAdded;
            return isAdded;
          });
    } catch (IOException failed) {
      throw new UncheckedIOException("list " + name + ": its source cannot be read", failed);
    }
    if (isFull[0]) {
      throw new IllegalStateException(
          "list " + name + " has more members than expected\n  open it for more");
    }
  }

  @Override
  public boolean contains(long high, long low) {
    int place = (int) (Thread.currentThread().getId() & (POOLED_READERS - 1));
    Probe probe = pool.getAndSet(place, null);
    if (probe == null) {
      probe = new Probe(map.newReader());
    }
    boolean isMember = probe.finds(high, low);
    pool.set(place, probe);
    return isMember;
  }

  @Override
  public long size() {
    return map.status().entries();
  }

  /** How full the map is. */
  public MapStatus status() {
    return map.status();
  }

  /** Builds the list anew from its source; readers see the old members or the new ones. */
  public void reload() {
    map.rebuild(shape);
  }

  @Override
  public void close() {
    map.close();
  }
}
