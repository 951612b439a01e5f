package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.store.MapStatus.State;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An off-heap map from 16-byte keys to small values in a file that all processes of one machine
 * share: profiles, lists, models. A cache: its {@link MapSource} holds the truth.
 *
 * <p>Chronicle Map underneath keeps its locks in the file, where those of a killed process stay and
 * block. Therefore openers register in a lock file; a map that somebody left without closing is
 * never opened again but rebuilt from its source, as a new generation; and a lock that cannot be
 * had within a second does the same while the map is in use. Other processes move on to the new
 * generation at {@link #refresh}, or when they meet the same lock.
 *
 * <p><b>Thread safety</b>: any threads; {@link Reader} is confined to one. <b>Allocation</b>: see
 * {@link Reader}; the other methods allocate. <b>Lifecycle</b>: open once for each process, close
 * when no thread uses it any more; a process that ends otherwise costs the next lone opener a
 * rebuild. Needs the JVM flags of {@link JvmFlags}; the first open of a process takes seconds,
 * because Chronicle compiles its accessors.
 */
public final class SharedMap implements AutoCloseable {

  private final Path directory;
  private final String name;
  private final MapSource source;
  private final Gate gate;
  private final MapGenerations generations;
  private final OpenerSlots slots;
  private final List<ChronicleTable> retired = new ArrayList<>();
  private volatile ChronicleTable table;
  private volatile boolean refused;
  private FileStamp pointerStamp;
  private boolean closed;

  private SharedMap(Path directory, String name, MapShape shape, MapSource source)
      throws IOException {
    this.directory = directory;
    this.name = name;
    this.source = source;
    this.gate = new Gate(directory, name + ".gate");
    this.generations = new MapGenerations(directory, name);
    this.slots = gate.within(() -> enter(shape));
  }

  /**
   * Opens or creates the map.
   *
   * @param directory created 0700 when absent
   * @param name lower-case letters, digits and hyphens; several maps may share a directory
   * @param shape what must fit; a smaller map that is there is copied into a larger one, if no
   *     other process has it open
   * @param source the truth, read when the map is new or somebody died with it open
   * @throws StoreException {@code MISSING_FLAGS}, {@code ALREADY_OPEN}, {@code BUSY}, {@code
   *     INVALID} or {@code IO}
   */
  public static SharedMap open(Path directory, String name, MapShape shape, MapSource source) {
    JvmFlags.requireForMaps();
    if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new StoreException(
          Code.INVALID, "map name: want 1 to 64 lower-case letters, digits and hyphens");
    }
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      PrivateFiles.createDirectories(absolute);
      return new SharedMap(absolute, name, shape, source);
    } catch (IOException failed) {
      throw StoreException.io(absolute.resolve(name), failed);
    }
  }

  /** Returns a copy of a value, or null when the key is absent. */
  public byte[] get(long keyHigh, long keyLow) {
    byte[] key = key(keyHigh, keyLow);
    ChronicleTable current = table;
    try {
      return current.get(key);
    } catch (StoreException stuck) {
      return afterStuck(current, stuck).get(key);
    }
  }

  /**
   * Adds or replaces an entry.
   *
   * @param value at most {@link MapShape#maxValueBytes} bytes
   * @return false when the map is full: nothing changed, see {@link #status} and {@link #grow}
   * @throws StoreException {@code INVALID} if the value is too large
   */
  public boolean put(long keyHigh, long keyLow, byte[] value) {
    ChronicleTable current = table;
    if (value.length > current.shape.maxValueBytes()) {
      throw new StoreException(
          Code.INVALID,
          name + ": value of " + value.length + " bytes, most " + current.shape.maxValueBytes());
    }
    byte[] key = key(keyHigh, keyLow);
    boolean stored;
    try {
      stored = current.put(key, value);
    } catch (StoreException stuck) {
      stored = afterStuck(current, stuck).put(key, value);
    }
    refused |= !stored;
    return stored;
  }

  /** Removes an entry; an absent one is no error. */
  public void remove(long keyHigh, long keyLow) {
    byte[] key = key(keyHigh, keyLow);
    ChronicleTable current = table;
    try {
      current.remove(key);
    } catch (StoreException stuck) {
      afterStuck(current, stuck).remove(key);
    }
    refused = false;
  }

  /** Returns a reader for one thread. */
  public Reader newReader() {
    return new Reader(this);
  }

  /** Returns how full the map is; an alarm is given at {@value MapStatus#ALARM_PERCENT} %. */
  public MapStatus status() {
    ChronicleTable current = table;
    try {
      long entries = current.size();
      long declared = current.shape.entries();
      int free = current.freePercent();
      State state = State.OK;
      if (refused || entries >= declared) {
        state = State.FULL;
      } else if (entries * 100 >= declared * MapStatus.ALARM_PERCENT
          || free <= 100 - MapStatus.ALARM_PERCENT) {
        state = State.NEARLY_FULL;
      }
      return new MapStatus(state, entries, declared, free, current.generation, slots.count());
    } catch (IOException failed) {
      throw StoreException.io(directory.resolve(name), failed);
    }
  }

  /**
   * Copies the map into a larger one, a new generation that other processes take up at their next
   * {@link #refresh}. Only one process may be writing to the map meanwhile: this one.
   *
   * @param shape what must fit; never less than now
   */
  public void grow(MapShape shape) {
    ChronicleTable small = table;
    replace(small, small.shape.union(shape), small::copyInto);
  }

  /** Builds the map anew from its source, as a new generation of the given or the present shape. */
  public void rebuild(MapShape shape) {
    ChronicleTable old = table;
    replace(old, old.shape.union(shape), this::fillFromSource);
  }

  /**
   * Moves on to a generation that another process has built.
   *
   * @return whether there was one
   */
  public boolean refresh() {
    ChronicleTable before = table;
    try {
      follow();
      return table != before;
    } catch (IOException failed) {
      throw StoreException.io(directory.resolve(name), failed);
    }
  }

  /** Forces the map's file and gives it back; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      gate.within(
          () -> {
            leave();
            return null;
          });
    } catch (IOException failed) {
      throw StoreException.io(directory.resolve(name), failed);
    }
  }

  private int read(ChronicleTable.Key key, byte[] into) {
    ChronicleTable current = table;
    try {
      return current.get(key, into);
    } catch (StoreException stuck) {
      return afterStuck(current, stuck).get(key, into);
    }
  }

  /** Within the gate: registers this process and opens, copies or rebuilds the map. */
  private OpenerSlots enter(MapShape shape) throws IOException {
    OpenerSlots claimed = OpenerSlots.claim(directory, name + ".openers");
    boolean entered = false;
    try {
      boolean alone = !claimed.othersAlive();
      MapPointer current = currentOrNull(alone);
      if (current == null || (alone && claimed.someoneDied())) {
        build(shape, this::fillFromSource);
      } else {
        openOrCopy(current, shape, alone);
      }
      if (alone) {
        claimed.forgetTheDead();
      }
      claimed.markOpen();
      entered = true;
      return claimed;
    } finally {
      if (!entered) {
        if (table != null) {
          table.close();
        }
        claimed.abandon();
      }
    }
  }

  /** The generation in use, or null when one must be built. */
  private MapPointer currentOrNull(boolean alone) throws IOException {
    try {
      return generations.currentOrNull();
    } catch (StoreException damaged) {
      if (!alone) {
        throw damaged;
      }
      return null;
    }
  }

  private void openOrCopy(MapPointer current, MapShape shape, boolean alone) throws IOException {
    table = ChronicleTable.open(generations.file(current.generation()), current);
    pointerStamp = generations.stamp();
    if (alone && !current.shape().covers(shape)) {
      ChronicleTable small = table;
      build(small.shape.union(shape), small::copyInto);
    }
  }

  private void leave() throws IOException {
    boolean clean = false;
    try {
      table.close();
      retired.forEach(ChronicleTable::close);
      table.force();
      clean = true;
    } finally {
      if (clean) {
        slots.closeCleanly();
      } else {
        slots.abandon();
      }
    }
  }

  /** Within the gate: makes a generation, fills it and points to it; then the older files go. */
  private void build(MapShape shape, Filler filler) throws IOException {
    MapPointer pointer = new MapPointer(generations.next(), shape);
    Path file = generations.file(pointer.generation());
    ChronicleTable built = ChronicleTable.create(file, pointer);
    boolean whole = false;
    try {
      filler.fill(built);
      generations.use(pointer);
      whole = true;
    } finally {
      if (!whole) {
        built.close();
        Files.deleteIfExists(file);
      }
    }
    if (table != null) {
      retired.add(table);
    }
    table = built;
    refused = false;
    pointerStamp = generations.stamp();
  }

  private void fillFromSource(ChronicleTable built) {
    source.fill((high, low, value) -> built.put(key(high, low), value));
  }

  /** Replaces a generation, unless another thread or process has done so already. */
  private synchronized void replace(ChronicleTable old, MapShape shape, Filler filler) {
    requireOpen();
    try {
      gate.within(
          () -> {
            follow();
            if (table == old) {
              build(shape, filler);
            }
            return null;
          });
    } catch (IOException failed) {
      throw StoreException.io(directory.resolve(name), failed);
    }
  }

  private synchronized void follow() throws IOException {
    requireOpen();
    FileStamp now = generations.stamp();
    if (now.equals(pointerStamp)) {
      return;
    }
    MapPointer pointer = generations.currentOrNull();
    if (pointer != null && pointer.generation() > table.generation) {
      retired.add(table);
      table = ChronicleTable.open(generations.file(pointer.generation()), pointer);
      refused = false;
    }
    pointerStamp = now;
  }

  private ChronicleTable afterStuck(ChronicleTable old, StoreException failure) {
    if (failure.code() != Code.STUCK) {
      throw failure;
    }
    replace(old, old.shape, this::fillFromSource);
    return table;
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException(Code.CLOSED, directory.resolve(name) + ": this map was closed");
    }
  }

  private static byte[] key(long high, long low) {
    return ByteBuffer.allocate(ChronicleTable.KEY_BYTES).putLong(high).putLong(low).array();
  }

  @FunctionalInterface
  private interface Filler {

    void fill(ChronicleTable built);
  }

  /**
   * Reads values into the caller's array.
   *
   * <p><b>Thread safety</b>: confined to one thread. <b>Allocation</b>: none after warm-up.
   */
  public static final class Reader {

    private final SharedMap map;
    private final ChronicleTable.Key key = new ChronicleTable.Key();

    private Reader(SharedMap map) {
      this.map = map;
    }

    /**
     * Copies a value into {@code into}.
     *
     * @return its size in bytes; -1 when the key is absent; more than {@code into.length} when it
     *     did not fit and nothing was copied
     */
    public int read(long keyHigh, long keyLow, byte[] into) {
      key.set(keyHigh, keyLow);
      return map.read(key, into);
    }
  }
}
