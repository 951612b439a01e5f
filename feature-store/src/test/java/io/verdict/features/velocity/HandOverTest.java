package io.verdict.features.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalException;
import io.verdict.engine.record.Record;
import java.io.DataInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process owns a store; a rolling deployment hands it over without losing an event. */
class HandOverTest {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  @TempDir Path directory;

  private SlabFeatureStore open() {
    return SlabFeatureStore.open(StoreProcess.OPTIONS, directory, StoreProcess.JOURNAL);
  }

  @Test
  void theNextProcessWaitsAndGoesOnWithEveryEvent() throws Exception {
    List<String> command =
        StoreProcess.command(List.of(), directory, 1, Durability.PROCESS, 1_000_000, 0, 1);
    Process old =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (DataInputStream acknowledged = new DataInputStream(old.getInputStream())) {
      long last = 0;
      for (int i = 0; i < 1_000; i++) {
        last = acknowledged.readLong();
      }
      assertThatThrownBy(this::open)
          .isInstanceOfSatisfying(
              JournalException.class,
              refused -> assertThat(refused.code()).isEqualTo(JournalException.Code.LOCKED));
      CompletableFuture<SlabFeatureStore> next =
          CompletableFuture.supplyAsync(
              () ->
                  SlabFeatureStore.openWhenReleased(
                      StoreProcess.OPTIONS, directory, StoreProcess.JOURNAL, WAIT_NANOS));
      assertThat(next).isNotDone();
      old.getOutputStream().write(1);
      old.getOutputStream().flush();
      for (long id = acknowledged.readLong();
          id != StoreProcess.HANDED_OVER;
          id = acknowledged.readLong()) {
        last = id;
      }
      try (SlabFeatureStore store = next.get(60, TimeUnit.SECONDS)) {
        SlabFeatures features = StoreProcess.FLOW.bind(store);
        assertThat(store.recover().replayedEvents()).as("all are in the snapshot").isZero();
        assertThat(StoreProcess.found(features)).isEqualTo(last);
        Record record = StoreProcess.FLOW.layout.newRecord();
        assertThat(StoreProcess.apply(features, record, last)).as("told twice").isFalse();
        assertThat(StoreProcess.apply(features, record, last + 1)).isTrue();
      }
    } finally {
      old.destroyForcibly();
      assertThat(old.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoHasHandedOverReadsOnAndWritesNoMore() {
    SlabFeatureStore store = open();
    SlabFeatures features = StoreProcess.FLOW.bind(store);
    Record record = StoreProcess.FLOW.layout.newRecord();
    StoreProcess.apply(features, record, 1);
    long position = store.handOver();
    assertThat(position).isEqualTo(store.position());
    assertThat(StoreProcess.found(features)).isEqualTo(1);
    assertThatThrownBy(() -> StoreProcess.apply(features, record, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    try (SlabFeatureStore next = open()) {
      SlabFeatures bound = StoreProcess.FLOW.bind(next);
      assertThat(StoreProcess.found(bound)).isEqualTo(1);
    }
  }

  @Test
  void waitingEndsWithTheRefusalWhenNobodyLetsGo() {
    try (SlabFeatureStore store = open()) {
      assertThat(store.position()).isZero();
      assertThatThrownBy(
              () ->
                  SlabFeatureStore.openWhenReleased(
                      StoreProcess.OPTIONS, directory, StoreProcess.JOURNAL, 20_000_000))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("one process");
    }
  }
}
