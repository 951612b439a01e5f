package io.verdict.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.Activation.Split;
import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationTableTest {

  @TempDir Path temporary;

  private ArtifactStore store;
  private String first;
  private String second;

  @BeforeEach
  void storeTwoVersions() {
    store = ArtifactStore.open(temporary);
    first = store.put("loan", 1, ArtifactStoreTest.artifact(1, 100));
    second = store.put("loan", 2, ArtifactStoreTest.artifact(2, 100));
  }

  @Test
  void putsAllEntriesInForceAtOnceAndKeepsTheirOrder() {
    assertThat(store.activation().current()).isEqualTo(new Activation(0, List.of()));
    List<Entry> entries =
        List.of(
            new Entry(Role.SHADOW, "CREDIT", "loan", 2, second, 10_000),
            new Entry(Role.CHALLENGER, "FRAUD", "loan", 2, second, 500),
            new Entry(Role.CHAMPION, "FRAUD", "loan", 1, first, 9_500),
            new Entry(Role.CHAMPION, "CREDIT", "loan", 1, first, 10_000));
    Activation active = store.activation().activate(entries);
    assertThat(active).isEqualTo(new Activation(1, entries));
    assertThat(ArtifactStore.open(temporary).activation().current()).isEqualTo(active);
    assertThat(active.stage("FRAUD")).containsExactly(entries.get(2), entries.get(1));
  }

  @Test
  void showsAChangeToAWatcherOnce() {
    ActivationTable watcher = ArtifactStore.open(temporary).activation();
    assertThat(watcher.poll()).contains(new Activation(0, List.of()));
    assertThat(watcher.poll()).isEmpty();
    for (int revision = 1; revision <= 20; revision++) {
      store.activation().activate(champion("FRAUD", "loan", 1, first));
      assertThat(watcher.poll().orElseThrow().revision()).isEqualTo(revision);
      assertThat(watcher.poll()).isEmpty();
    }
  }

  @Test
  void rollsBackToAnEarlierRevisionUnderANewNumber() {
    ActivationTable table = store.activation();
    table.activate(champion("FRAUD", "loan", 1, first));
    table.activate(champion("FRAUD", "loan", 2, second));
    Activation back = table.rollBack(1);
    assertThat(back.revision()).isEqualTo(3);
    assertThat(back.entries()).isEqualTo(champion("FRAUD", "loan", 1, first));
    assertThat(table.history()).extracting(Activation::revision).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> table.rollBack(9))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
  }

  @Test
  void keepsByWhatPersonsAreSharedOutAlsoThroughARollBack() {
    ActivationTable table = store.activation();
    List<Entry> entries = champion("FRAUD", "loan", 1, first);
    List<Split> splits = List.of(new Split("FRAUD", "id_no", "2026-autumn"));
    Activation active = table.activate(entries, splits);
    assertThat(active.split("FRAUD")).contains(splits.get(0));
    assertThat(active.split("CREDIT")).isEmpty();
    assertThat(ArtifactStore.open(temporary).activation().current()).isEqualTo(active);
    assertThat(table.activate(entries).splits()).isEmpty();
    assertThat(table.rollBack(1).splits()).isEqualTo(splits);
    assertThat(table.history()).extracting(past -> past.splits().size()).containsExactly(1, 0, 1);
  }

  @Test
  void refusesASplitOfAStageWithoutEntriesTwiceOrWithABlank() {
    List<Entry> entries = champion("FRAUD", "loan", 1, first);
    Split split = new Split("FRAUD", "id_no", "autumn");
    assertThatThrownBy(() -> new Activation(1, entries, List.of(split, split)))
        .hasMessageContaining("stage FRAUD: want entries, and one split at most");
    assertThatThrownBy(
            () -> new Activation(1, entries, List.of(new Split("CREDIT", "id_no", "autumn"))))
        .hasMessageContaining("stage CREDIT");
    assertThatThrownBy(() -> new Split("FRAUD", "id_no", "in autumn"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("salt");
  }

  @Test
  void aBrokenOrAbsentArtifactNeverReplacesAGoodOne() throws IOException {
    ActivationTable table = store.activation();
    Activation good = table.activate(champion("FRAUD", "loan", 1, first));
    Path file = temporary.resolve("artifacts").resolve(second + ".vda");
    Files.writeString(file, "broken");
    assertThatThrownBy(() -> table.activate(champion("FRAUD", "loan", 2, second)))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED));
    Files.delete(file);
    assertThatThrownBy(() -> table.activate(champion("FRAUD", "loan", 2, second)))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
    assertThat(table.current()).isEqualTo(good);
    assertThat(table.history()).containsExactly(good);
  }

  @Test
  void refusesAStageWithoutOneChampionOrWithSharesThatDoNotAddUp() {
    Entry champion = new Entry(Role.CHAMPION, "FRAUD", "loan", 1, first, 9_000);
    Entry challenger = new Entry(Role.CHALLENGER, "FRAUD", "loan", 2, second, 1_001);
    assertThatThrownBy(() -> new Activation(1, List.of(champion, challenger)))
        .hasMessageContaining("stage FRAUD: 1 champions and shares of 10001");
    assertThatThrownBy(() -> new Activation(1, List.of(challenger)))
        .hasMessageContaining("0 champions");
    assertThatThrownBy(() -> new Activation(1, List.of(champion, champion)))
        .hasMessageContaining("stands twice");
    assertThatThrownBy(() -> new Entry(Role.SHADOW, "FRAUD", "loan", 1, first, 10_001))
        .hasMessageContaining("share 10001");
    assertThatThrownBy(() -> new Entry(Role.SHADOW, "A B", "loan", 1, first, 1))
        .hasMessageContaining("stage");
  }

  @Test
  void aCrashBetweenTheTwoFilesLeavesTheOldActivationInForce() throws IOException {
    ActivationTable table = store.activation();
    Activation good = table.activate(champion("FRAUD", "loan", 1, first));
    byte[] before = Files.readAllBytes(temporary.resolve("activation"));
    table.activate(champion("FRAUD", "loan", 2, second));
    Files.write(temporary.resolve("activation"), before);
    assertThat(table.current()).isEqualTo(good);
    assertThat(table.history()).containsExactly(good);
    Activation next = table.activate(champion("CREDIT", "loan", 2, second));
    assertThat(table.history()).containsExactly(good, next);
  }

  @Test
  void refusesAFlippedBitOfEitherFile() throws IOException {
    store.activation().activate(champion("FRAUD", "loan", 1, first));
    for (String name : List.of("activation", "activation.log")) {
      Path file = temporary.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (int bit = 0; bit < whole.length * 8; bit += name.endsWith("log") ? 9 : 1) {
        byte[] changed = whole.clone();
        changed[bit >> 3] ^= (byte) (1 << (bit & 7));
        Files.write(file, changed);
        assertThatThrownBy(() -> store.activation().history())
            .as("%s bit %d", name, bit)
            .isInstanceOfSatisfying(
                StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
            .hasMessageContaining(temporary.toString());
      }
      Files.write(file, whole);
    }
    assertThat(store.activation().history()).hasSize(1);
  }

  @Test
  void keepsSoManyRevisionsAndForgetsTheOldest() {
    ActivationTable table = store.activation();
    List<Activation> past = new ArrayList<>();
    for (long revision = 1; revision <= ActivationTable.MAX_HISTORY + 5; revision++) {
      past.add(table.activate(champion("FRAUD", "loan", 1, first)));
    }
    assertThat(table.history()).isEqualTo(past.subList(5, past.size()));
  }

  @Test
  void aReaderSeesTheOldOrTheNewWhileOthersReplaceIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (String hash : List.of(first, second)) {
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    store.activation().activate(champion("FRAUD", "loan", 1, hash));
                  }
                }));
      }
      ActivationTable reader = ArtifactStore.open(temporary).activation();
      long last = 0;
      while (last < 100) {
        long revision = reader.current().revision();
        assertThat(revision).isGreaterThanOrEqualTo(last);
        last = revision;
        if (writers.stream().allMatch(Future::isDone)) {
          break;
        }
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(reader.current().revision()).isEqualTo(100);
      String text = Files.readString(temporary.resolve("activation"), StandardCharsets.UTF_8);
      assertThat(text).startsWith("verdict-activation 1\nrevision 100\nCHAMPION FRAUD loan 1 ");
    } finally {
      threads.shutdownNow();
    }
  }

  static List<Entry> champion(String stage, String name, int version, String hash) {
    return List.of(new Entry(Role.CHAMPION, stage, name, version, hash, 10_000));
  }
}
