package io.verdict.benchmarks.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** RocksDB without its write-ahead log, with a cache that all of the data fit into. */
final class RocksWindows implements WindowStore {
  private static final byte[] NOTHING = new byte[0];
  private static final long CACHE_BYTES = 512L << 20;
  private static final int BLOOM_BITS = 10;

  static {
    RocksDB.loadLibrary();
  }

  private final RocksDB db;
  private final Options options;
  private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
  private final Path folder;
  private final ByteBuffer key = ByteBuffer.allocate(Long.BYTES);
  private byte[] last = NOTHING;

  RocksWindows() {
    options =
        new Options()
            .setCreateIfMissing(true)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(new LRUCache(CACHE_BYTES))
                    .setFilterPolicy(new BloomFilter(BLOOM_BITS)));
    try {
      folder = Files.createTempDirectory("verdict-rocks");
      db = RocksDB.open(options, folder.toString());
    } catch (IOException | RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] get(long device) {
    try {
      byte[] found = db.get(key.putLong(0, device).array());
      return found == null ? NOTHING : found;
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void read(EventStream event, long[] values) {
    last = get(event.device);
    PackedEvents.fold(last, event.timeMillis, values);
  }

  @Override
  public void add(EventStream event) {
    byte[] before = event.number() <= event.warmUp() ? get(event.device) : last;
    try {
      db.put(writing, key.putLong(0, event.device).array(), PackedEvents.with(before, event));
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    db.close();
    options.close();
    writing.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
