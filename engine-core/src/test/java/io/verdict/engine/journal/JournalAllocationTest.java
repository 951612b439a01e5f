package io.verdict.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAllocationTest {

  private static final int RECORDS = 100_000;

  @TempDir Path temporary;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void appendingAllocatesNothing() {
    JournalOptions options = JournalOptions.of(Durability.PROCESS).withSegmentBytes(256 << 20);
    byte[] array = new byte[200];
    ByteBuffer direct = ByteBuffer.allocateDirect(300);
    try (Journal journal = Journal.open(temporary, options)) {
      append(journal, array, direct, 20_000);
      long before = threads.getCurrentThreadAllocatedBytes();
      append(journal, array, direct, RECORDS);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }
  }

  @Test
  void readingARecordAllocatesNothing() {
    JournalOptions options = JournalOptions.of(Durability.PROCESS).withSegmentBytes(64 << 20);
    try (Journal journal = Journal.open(temporary, options);
        JournalReader reader = JournalReader.open(temporary, 1)) {
      append(journal, new byte[100], ByteBuffer.allocate(100), RECORDS);
      long sum = read(reader, 20_000);
      long before = threads.getCurrentThreadAllocatedBytes();
      sum += read(reader, RECORDS);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
      assertThat(sum).isEqualTo(100L * (20_000 + RECORDS));
    }
  }

  private static void append(Journal journal, byte[] array, ByteBuffer buffer, int records) {
    for (int i = 0; i < records; i++) {
      journal.append(1, array, 0, array.length);
      journal.append(2, buffer);
    }
  }

  private static long read(JournalReader reader, int records) {
    long bytes = 0;
    for (int i = 0; i < records && reader.next(); i++) {
      bytes += reader.payload().remaining();
    }
    return bytes;
  }
}
