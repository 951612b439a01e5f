package io.verdict.engine.store;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.hash.locks.InterProcessDeadLockException;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;

/**
 * One generation of a map: a file and the Chronicle Map in it. The only class that touches
 * Chronicle; it is loaded after {@link JvmFlags} has passed.
 *
 * <p><b>Thread safety</b>: any threads and processes; each operation holds one segment's lock.
 */
final class ChronicleTable {

  static final int KEY_BYTES = 16;

  final long generation;
  final MapShape shape;
  private final Path file;
  private final ChronicleMap<byte[], byte[]> map;

  private ChronicleTable(
      Path file, long generation, MapShape shape, ChronicleMap<byte[], byte[]> map) {
    this.file = file;
    this.generation = generation;
    this.shape = shape;
    this.map = map;
  }

  /** Makes a new file, 0600, every block of it allocated. */
  static ChronicleTable create(Path file, MapPointer pointer) throws IOException {
    Files.deleteIfExists(file);
    PrivateFiles.createNew(file).close();
    ChronicleTable table = open(file, pointer);
    try {
      fillHoles(file);
      return table;
    } catch (IOException failed) {
      table.close();
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  /**
   * Opens a file that {@link #create} made. No {@code entryAndValueOffsetAlignment}: with it,
   * version 2026.1 loses entries when values of several sizes replace each other.
   */
  static ChronicleTable open(Path file, MapPointer pointer) throws IOException {
    MapShape shape = pointer.shape();
    ChronicleMapBuilder<byte[], byte[]> builder =
        ChronicleMap.of(byte[].class, byte[].class)
            .constantKeySizeBySample(new byte[KEY_BYTES])
            .averageValueSize(shape.averageValueBytes())
            .entries(shape.entries())
            .putReturnsNull(true)
            .removeReturnsNull(true)
            .skipCloseOnExitHook(true);
    return new ChronicleTable(
        file, pointer.generation(), shape, builder.createPersistedTo(file.toFile()));
  }

  /**
   * Writes back what it reads: blocks of a sparse file become real before anybody relies on them.
   */
  private static void fillHoles(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocateDirect(1 << 20);
      for (long at = 0; at < channel.size(); at += block.limit()) {
        block.clear();
        int read = channel.read(block, at);
        block.flip();
        for (long to = at; block.hasRemaining(); ) {
          to += channel.write(block, to);
        }
        block.limit(Math.max(read, 1));
      }
      channel.force(true);
    }
  }

  /** Copies a value into an array when it fits; returns its size, or -1 when there is none. */
  int get(Key key, byte[] into) {
    try (ExternalMapQueryContext<byte[], byte[], ?> context =
        map.queryContext(key.store, 0, KEY_BYTES)) {
      context.readLock().lock();
      MapEntry<byte[], byte[]> entry = context.entry();
      if (entry == null) {
        return -1;
      }
      Data<byte[]> value = entry.value();
      int size = (int) value.size();
      if (size <= into.length) {
        value.bytes().read(value.offset(), into, 0, size);
      }
      return size;
    } catch (InterProcessDeadLockException heldByTheDead) {
      throw stuck(heldByTheDead);
    }
  }

  /** Returns a copy of a value, or null. */
  byte[] get(byte[] key) {
    try {
      return map.get(key);
    } catch (InterProcessDeadLockException heldByTheDead) {
      throw stuck(heldByTheDead);
    }
  }

  /** Adds or replaces; false when the map is full. */
  boolean put(byte[] key, byte[] value) {
    try {
      if (map.longSize() >= shape.entries() && !map.containsKey(key)) {
        return false;
      }
      map.put(key, value);
      return true;
    } catch (InterProcessDeadLockException heldByTheDead) {
      throw stuck(heldByTheDead);
    } catch (IllegalStateException noRoomInASegment) {
      if (!map.isOpen()) {
        throw new StoreException(Code.CLOSED, file + ": this map was closed");
      }
      return false;
    } catch (IllegalArgumentException beyondASegment) {
      throw new StoreException(
          Code.INVALID,
          file + ": a value of " + value.length + " bytes does not fit this map\n  make it larger",
          beyondASegment);
    }
  }

  void remove(byte[] key) {
    try {
      map.remove(key);
    } catch (InterProcessDeadLockException heldByTheDead) {
      throw stuck(heldByTheDead);
    }
  }

  void copyInto(ChronicleTable other) {
    try {
      map.forEach(other::put);
    } catch (InterProcessDeadLockException heldByTheDead) {
      throw stuck(heldByTheDead);
    }
  }

  long size() {
    return map.longSize();
  }

  int freePercent() {
    return map.percentageFreeSpace();
  }

  /** Forces the file: its dirty pages are on the device afterwards. */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  void close() {
    map.close();
  }

  private StoreException stuck(InterProcessDeadLockException cause) {
    return new StoreException(
        Code.STUCK,
        file + ": a process died holding a lock of this map\n  it is rebuilt from its source",
        cause);
  }

  /**
   * A key that is set again and again: passing the array itself costs 192 bytes for each query,
   * this view of it none.
   */
  static final class Key {

    private final ByteBuffer bytes = ByteBuffer.allocate(KEY_BYTES);
    private final BytesStore<?, ?> store = BytesStore.wrap(bytes.array());

    void set(long high, long low) {
      bytes.putLong(0, high).putLong(Long.BYTES, low);
    }
  }
}
