package io.verdict.engine.store;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/** Child of the tests: dies while it holds the write lock of a map's segment. */
public final class StuckLockMain {

  private StuckLockMain() {}

  /** Arguments: the files of maps. */
  public static void main(String[] arguments) throws IOException {
    JvmFlags.require();
    for (String file : arguments) {
      lock(new File(file));
    }
    Runtime.getRuntime().halt(9);
  }

  private static void lock(File file) throws IOException {
    ChronicleMap<byte[], byte[]> map =
        ChronicleMap.of(byte[].class, byte[].class)
            .constantKeySizeBySample(new byte[ChronicleTable.KEY_BYTES])
            .averageValueSize(64)
            .entries(10_000)
            .createPersistedTo(file);
    byte[] key = ByteBuffer.allocate(ChronicleTable.KEY_BYTES).putLong(1).putLong(2).array();
    ExternalMapQueryContext<byte[], byte[], ?> context = map.queryContext(key);
    context.writeLock().lock();
  }
}
