package io.verdict.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random appends, reads, reopenings and removals against a naive twin, a sorted map. */
class JournalPropertyTest {

  private static final int STEPS =
      "nightly".equals(System.getProperty("verdict.budget")) ? 100_000 : 4_000;
  private static final long SEED = Long.getLong("verdict.seed", 4_711L);
  private static final JournalOptions OPTIONS =
      JournalOptions.of(Durability.PROCESS).withSegmentBytes(64 << 10);

  @TempDir Path temporary;

  private final Random random = new Random(SEED);
  private final TreeMap<Long, byte[]> twin = new TreeMap<>();

  @Test
  void agreesWithASortedMap() {
    Journal journal = Journal.open(temporary, OPTIONS);
    try {
      for (int step = 0; step < STEPS; step++) {
        int choice = random.nextInt(200);
        if (choice == 0) {
          journal.close();
          journal = Journal.open(temporary, OPTIONS);
        } else if (choice == 1) {
          journal.deleteBefore(1 + random.nextInt((int) journal.lastSequence() + 2));
          twin.headMap(journal.firstSequence()).clear();
        } else if (choice < 10) {
          requireSame(journal, step);
        } else {
          append(journal, choice);
        }
      }
      requireSame(journal, STEPS);
    } finally {
      journal.close();
    }
  }

  private void append(Journal journal, int choice) {
    byte[] payload = new byte[choice < 14 ? random.nextInt(60_000) : random.nextInt(300)];
    random.nextBytes(payload);
    long sequence =
        choice % 2 == 0
            ? journal.append(payload.length & 0xffff, ByteBuffer.wrap(payload))
            : journal.append(payload.length & 0xffff, payload, 0, payload.length);
    twin.put(sequence, payload);
  }

  private void requireSame(Journal journal, int step) {
    String where = "seed " + SEED + ", step " + step;
    long first = journal.firstSequence();
    long from = first + random.nextInt((int) (journal.lastSequence() - first + 2));
    try (JournalReader reader = JournalReader.open(temporary, from)) {
      for (var entry : twin.tailMap(from).entrySet()) {
        assertThat(reader.next()).as(where).isTrue();
        assertThat(reader.sequence()).as(where).isEqualTo(entry.getKey());
        assertThat(reader.type()).as(where).isEqualTo(entry.getValue().length & 0xffff);
        byte[] payload = new byte[reader.payload().remaining()];
        reader.payload().get(payload);
        assertThat(payload).as(where).isEqualTo(entry.getValue());
      }
      assertThat(reader.next()).as(where).isFalse();
    }
  }
}
