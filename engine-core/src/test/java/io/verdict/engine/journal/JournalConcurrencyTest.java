package io.verdict.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalConcurrencyTest {

  private static final int WRITERS = 3;
  private static final int RECORDS = 20_000;

  @TempDir Path temporary;

  @Test
  void aReaderFollowsSeveralWritersAcrossSegments() throws Exception {
    JournalOptions options = JournalOptions.of(Durability.GROUP).withSegmentBytes(128 << 10);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try (Journal journal = Journal.open(temporary, options)) {
      List<Future<Long>> results = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int type = writer;
        results.add(threads.submit((Callable<Long>) () -> write(journal, type)));
      }
      Future<int[]> counts = threads.submit((Callable<int[]>) this::follow);
      for (Future<Long> result : results) {
        assertThat(result.get()).isPositive();
      }
      assertThat(counts.get()).containsExactly(RECORDS, RECORDS, RECORDS);
      assertThat(journal.lastSequence()).isEqualTo((long) WRITERS * RECORDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void appendersThatWaitForTheDeviceShareItsWork() throws Exception {
    JournalOptions options = JournalOptions.of(Durability.SYNC).withSegmentBytes(64 << 10);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try (Journal journal = Journal.open(temporary, options)) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        results.add(
            threads.submit(
                () -> {
                  boolean durable = true;
                  for (int i = 0; i < 100; i++) {
                    long sequence = journal.append(1, new byte[500], 0, 500);
                    durable &= journal.durableSequence() >= sequence;
                  }
                  return durable;
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static long write(Journal journal, int type) {
    ByteBuffer payload = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    long last = 0;
    for (int i = 0; i < RECORDS; i++) {
      payload.clear().putInt(i).limit(4 + i % 60).rewind();
      long sequence = journal.append(type, payload);
      assertThat(sequence).isGreaterThan(last);
      last = sequence;
    }
    return last;
  }

  /** Reads until all were seen; each writer's records come in its order. */
  private int[] follow() {
    int[] counts = new int[WRITERS];
    try (JournalReader reader = JournalReader.open(temporary, 1)) {
      for (long seen = 0; seen < (long) WRITERS * RECORDS; ) {
        if (!reader.next()) {
          Thread.onSpinWait();
          continue;
        }
        seen++;
        assertThat(reader.sequence()).isEqualTo(seen);
        assertThat(reader.payload().getInt()).isEqualTo(counts[reader.type()]++);
      }
    }
    return counts;
  }
}
