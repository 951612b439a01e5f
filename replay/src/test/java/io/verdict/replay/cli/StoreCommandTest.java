package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verdict store} over a directory that a store has left. */
class StoreCommandTest {
  private static final String POLICY =
      """
      policy fraud "Store" version 1 effective 2023-01-01 zone UTC
      event application { device.id: key  amount: money(CNY) }
      input { device.id : key required  amount : money(CNY) required }
      window sum_24h = sum(amount) of application by device.id over 24h exclude current
      """;

  @TempDir Path directory;

  private void fill(int events, int snapshots) {
    StageModel stage =
        PolicyCompiler.compile(PolicySource.of("store.policy", POLICY)).models().get(0);
    RecordLayout layout = RecordLayout.of(stage.schema());
    try (SlabFeatureStore store =
        SlabFeatureStore.open(
            StoreOptions.defaults(),
            directory,
            JournalOptions.of(Durability.PROCESS).withSegmentBytes(1 << 16))) {
      SlabFeatures features = store.bind(List.of(stage), layout);
      Record record = layout.newRecord();
      for (int i = 0; i < events; i++) {
        record.clear();
        record.setKey(layout.slot("device.id"), 0xABCDL, i % 7);
        record.set(layout.slot("amount"), 100 + i);
        features.apply(record, 1_700_000_000_000L + i, i);
        if (i >= events - snapshots) {
          store.snapshot();
        }
      }
    }
  }

  @Test
  void infoTellsWhatLiesThereAndVerifyThatItIsWhole() {
    fill(2_000, 2);
    CommandRun info = CommandRun.of("store", "info", directory);
    assertThat(info.status()).as(info.err()).isZero();
    assertThat(info.out())
        .contains("application          2,000 events")
        .contains("key epoch 0")
        .contains("application by device.id")
        .contains("2023-11-14T22:13:21.999Z");
    CommandRun verify = CommandRun.of("store", "verify", directory);
    assertThat(verify.status()).as(verify.out()).isZero();
    assertThat(verify.out()).isEqualToIgnoringNewLines("whole");
  }

  @Test
  void verifyNamesThePlaceOfWhatIsDamaged() throws IOException {
    fill(2_000, 2);
    Path snapshot = file(directory, ".vfs");
    flip(snapshot, 200);
    CommandRun run = CommandRun.of("store", "verify", directory);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains(snapshot.getFileName().toString(), "remove it", "1 faults");
    flip(snapshot, 200);
    Path segment = file(directory.resolve("events"), ".vdj");
    flip(segment, 30_000);
    run = CommandRun.of("store", "verify", directory);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains(segment.getFileName().toString(), "restore it from a copy");
  }

  @Test
  void compactKeepsWhatTheSnapshotsNeed() {
    fill(3_000, 2);
    CommandRun run = CommandRun.of("store", "compact", directory);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).doesNotStartWith("0 files");
    assertThat(CommandRun.of("store", "verify", directory).status()).isZero();
    fill(0, 0);
  }

  @Test
  void exportWritesEachEventWithHashedKeys() {
    fill(10, 0);
    CommandRun run = CommandRun.of("store", "export", directory);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(10);
    assertThat(run.out())
        .contains(
            "application,1700000000003,3,device.id=000000000000abcd0000000000000003,amount=103");
    assertThat(run.err()).contains("10 events");
  }

  @Test
  void skewTellsThatEventsInOrderCostNothing(@TempDir Path policy) throws IOException {
    fill(100, 0);
    Files.writeString(policy.resolve("fraud.policy"), POLICY);
    CommandRun run = CommandRun.of("store", "skew", directory, "--policy", policy);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("sum_24h +100 +0 +0");
  }

  @Test
  void aFolderWithoutAStoreIsRefusedWithARemedy() {
    CommandRun run = CommandRun.of("store", "info", directory);
    run.requireRefused();
    assertThat(run.err()).contains("no feature store here", "give the directory");
  }

  private static Path file(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().findFirst().get();
    }
  }

  private static void flip(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int one = bytes.read();
      bytes.seek(offset);
      bytes.write(one ^ 8);
    }
  }
}
