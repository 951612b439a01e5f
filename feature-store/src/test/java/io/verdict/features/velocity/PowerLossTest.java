package io.verdict.features.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.journal.JournalException;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the power fails: all that was reported durable, and never a torn state. */
class PowerLossTest {
  private static final int ROUNDS =
      System.getProperty("verdict.budget", "normal").equals("nightly") ? 500 : 25;
  private static final long SEED = Long.getLong("verdict.seed", 31L);

  @TempDir Path directory;

  @Test
  void everythingReportedDurableIsThereAfterUnforcedPagesAreDropped() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    int rounds = 0;
    int holes = 0;
    long dropped = 0;
    long lost = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path store = directory.resolve("store-" + round);
      Path device = directory.resolve("device-" + round);
      PowerLoss loss = new PowerLoss();
      long durable;
      long last;
      try (SlabFeatureStore owner =
          SlabFeatureStore.open(StoreProcess.OPTIONS, store, StoreProcess.JOURNAL)) {
        SlabFeatures features = StoreProcess.FLOW.bind(owner);
        durable = apply(owner, features, 1, random.nextInt(1, 3_000), random);
        assertThat(owner.awaitDurable(owner.position(), 1)).isTrue();
        long forced = owner.durablePosition();
        loss.forced(store);
        last = apply(owner, features, durable + 1, random.nextInt(1, 9_000), null);
        loss.cut(store, device, random);
        if (owner.durablePosition() != forced) {
          continue; // the background thread forced more than the picture of the device knows
        }
      }
      rounds++;
      dropped += loss.droppedPages();
      boolean hasHole = hasHole(device);
      holes += hasHole ? 1 : 0;
      try (SlabFeatureStore after =
          SlabFeatureStore.open(
              StoreProcess.OPTIONS, device, StoreProcess.JOURNAL.withCutUnforcedTail(hasHole))) {
        SlabFeatures features = StoreProcess.FLOW.bind(after);
        long found = StoreProcess.found(features);
        assertThat(found).as("seed %d, round %d", SEED, round).isBetween(durable, last);
        lost += last - found;
      }
    }
    System.out.printf(
        "power loss: seed %d, %d rounds, %d unforced pages dropped, %d refused until told to cut,"
            + " %d events lost that nobody called durable, 0 that somebody did%n",
        SEED, rounds, dropped, holes, lost);
    assertThat(rounds).isPositive();
    assertThat(dropped).isPositive();
  }

  /** Whether an opening without the permission to cut is refused for a hole. */
  private static boolean hasHole(Path device) {
    try (SlabFeatureStore store =
        SlabFeatureStore.open(StoreProcess.OPTIONS, device, StoreProcess.JOURNAL)) {
      assertThat(store.position()).isPositive();
      return false;
    } catch (JournalException refused) {
      assertThat(refused.code()).isEqualTo(JournalException.Code.UNFORCED_GAP);
      return true;
    }
  }

  private static long apply(
      SlabFeatureStore store,
      SlabFeatures features,
      long from,
      int count,
      SplittableRandom random) {
    Record record = StoreProcess.FLOW.layout.newRecord();
    long end = from + count;
    for (long id = from; id < end; id++) {
      assertThat(StoreProcess.apply(features, record, id)).isTrue();
      if (random != null && random.nextInt(1_500) == 0) {
        store.snapshot();
        store.compact();
      }
    }
    return end - 1;
  }

  @Test
  void damageInTheMiddleOfTheLogIsRefusedWithItsPlace() throws Exception {
    try (SlabFeatureStore store =
        SlabFeatureStore.open(StoreProcess.OPTIONS, directory, StoreProcess.JOURNAL)) {
      apply(store, StoreProcess.FLOW.bind(store), 1, 1_000, null);
    }
    Path segment;
    try (Stream<Path> files = Files.list(directory.resolve("events"))) {
      segment = files.filter(file -> file.toString().endsWith(".vdj")).findFirst().orElseThrow();
    }
    try (FileChannel channel =
        FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, 20_000);
      channel.write(one.put(0, (byte) (one.get(0) ^ 1)).flip(), 20_000);
    }
    assertThatThrownBy(
            () -> SlabFeatureStore.open(StoreProcess.OPTIONS, directory, StoreProcess.JOURNAL))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(segment.getFileName().toString())
        .hasMessageContaining("restore it from a copy");
  }
}
