package io.verdict.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.process.ChildJvm;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at random moments: every acknowledged record is there, once. */
class JournalKillTest {

  private static final int CYCLES =
      "nightly".equals(System.getProperty("verdict.budget")) ? 200 : 20;
  private static final long SEED = Long.getLong("verdict.seed", 20_261_122L);

  @TempDir Path temporary;

  @Test
  void aKilledWriterLosesNoAcknowledgedRecord() throws Exception {
    Random random = new Random(SEED);
    long acknowledged = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      Durability durability = Durability.values()[cycle % 3];
      String where = "seed " + SEED + ", cycle " + cycle + ", " + durability;
      acknowledged = writeAndKill(durability, random.nextInt(6_000), acknowledged);
      JournalOptions options = JournalOptions.of(durability).withSegmentBytes(256 << 10);
      try (Journal journal = Journal.open(temporary, options)) {
        assertThat(journal.lastSequence()).as(where).isGreaterThanOrEqualTo(acknowledged);
        requireWhole(journal, where);
        journal.deleteBefore(journal.lastSequence() - 20_000);
        acknowledged = journal.lastSequence();
      }
    }
    assertThat(acknowledged).isGreaterThan(CYCLES);
  }

  private long writeAndKill(Durability durability, int afterRecords, long before)
      throws IOException, InterruptedException {
    Process child =
        ChildJvm.running(JournalWriterMain.class, Journal.class)
            .start(temporary.toString(), durability.name());
    long last = before;
    try (DataInputStream pipe =
        new DataInputStream(new BufferedInputStream(child.getInputStream()))) {
      int wanted = durability == Durability.SYNC ? afterRecords / 20 : afterRecords;
      for (int i = 0; i <= wanted; i++) {
        last = requireNext(last, pipe.readLong());
      }
      child.toHandle().destroyForcibly(); // unlike the process's own method, keeps the pipe open
      while (true) {
        last = requireNext(last, pipe.readLong());
      }
    } catch (EOFException killed) {
      return last;
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static long requireNext(long last, long number) {
    assertThat(number).isEqualTo(last + 1);
    return number;
  }

  private void requireWhole(Journal journal, String where) {
    long expected = journal.firstSequence();
    try (JournalReader reader = JournalReader.openOldest(temporary)) {
      while (reader.next()) {
        assertThat(reader.sequence()).as(where).isEqualTo(expected);
        byte[] payload = new byte[reader.payload().remaining()];
        reader.payload().duplicate().get(payload);
        assertThat(payload).as(where).isEqualTo(JournalWriterMain.payload(expected));
        expected++;
      }
    }
    assertThat(expected - 1).as(where).isEqualTo(journal.lastSequence());
  }
}
