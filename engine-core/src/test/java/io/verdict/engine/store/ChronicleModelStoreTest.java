package io.verdict.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.process.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleModelStoreTest {

  private static final int KILLS = "nightly".equals(System.getProperty("verdict.budget")) ? 50 : 3;
  private static final long SEED = Long.getLong("verdict.seed", 8_833L);

  @TempDir Path temporary;

  @Test
  void growsWithItsContentAndServesAllOfItFromTheMap() {
    ArtifactStore files = ArtifactStore.open(temporary);
    try (ChronicleModelStore store = ChronicleModelStore.open(temporary.resolve("models"), files)) {
      for (int i = 0; i < 10; i++) {
        String hash = store.put("large", i, ArtifactStoreTest.artifact(i, 3_000_000));
        assertThat(store.isCached(hash)).as("artifact %d", i).isTrue();
      }
      for (String hash : files.hashes()) {
        assertThat(store.isCached(hash)).isTrue();
      }
      assertThat(store.status().state()).isNotEqualTo(MapStatus.State.FULL);
      assertThat(store.status().generation()).isGreaterThan(1);
    }
  }

  @Test
  void takesUpWhatIsOnlyInTheFiles() {
    ArtifactStore files = ArtifactStore.open(temporary);
    try (ChronicleModelStore store = ChronicleModelStore.open(temporary.resolve("models"), files)) {
      String hash = files.put("loan", 1, ArtifactStoreTest.artifact(1, 100));
      assertThat(store.isCached(hash)).isFalse();
      assertThat(store.hash("loan", 1)).contains(hash);
      assertThat(store.read(hash)).isEqualTo(ArtifactStoreTest.artifact(1, 100));
      assertThat(store.isCached(hash)).isTrue();
    }
  }

  @Test
  void aSecondProcessReadsAndWritesWhileTheFirstHasItOpen() throws Exception {
    ArtifactStore files = ArtifactStore.open(temporary);
    try (ChronicleModelStore store = ChronicleModelStore.open(temporary.resolve("models"), files)) {
      String hash = store.put("loan", 1, ArtifactStoreTest.artifact(1, 70_000));
      String output = child().run("once", temporary.toString(), hash);
      assertThat(output).contains("cached true openers 2").contains("exit 0");
      String added = files.hash("child", 1).orElseThrow();
      assertThat(store.isCached(added)).isTrue();
      assertThat(store.status().openers()).isEqualTo(1);
      assertThat(store.status().generation()).isEqualTo(1);
    }
  }

  @Test
  void aKilledWriterCostsARebuildAndNoArtifact() throws Exception {
    Random random = new Random(SEED);
    ArtifactStore files = ArtifactStore.open(temporary);
    for (int cycle = 0; cycle < KILLS; cycle++) {
      int acknowledged = writeAndKill(random.nextInt(100));
      long start = System.nanoTime();
      try (ChronicleModelStore store =
          ChronicleModelStore.open(temporary.resolve("models"), files)) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000L;
        assertThat(seconds).as("reopening took %d s", seconds).isLessThan(30);
        assertThat(store.names()).hasSizeGreaterThanOrEqualTo(acknowledged);
        for (ModelName named : store.names()) {
          String where = "seed " + SEED + " cycle " + cycle + " " + named.name();
          assertThat(store.isCached(named.hash())).as(where).isTrue();
          ByteBuffer expected = ModelWriterMain.content(named.version());
          assertThat(store.read(named.hash())).as(where).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aProcessThatDiesWhileAnotherGoesOnDoesNotStopIt() throws Exception {
    ArtifactStore files = ArtifactStore.open(temporary);
    try (ChronicleModelStore store = ChronicleModelStore.open(temporary.resolve("models"), files)) {
      for (int cycle = 0; cycle < KILLS; cycle++) {
        writeAndKill(50);
        for (ModelName named : files.names()) {
          ByteBuffer expected = ModelWriterMain.content(named.version());
          assertThat(store.read(named.hash())).isEqualTo(expected);
        }
        int version = 1_000_000 + cycle;
        String hash = store.put("mine", version, ModelWriterMain.content(version));
        assertThat(store.isCached(hash)).isTrue();
      }
    }
    // Somebody died: whoever comes next, alone, builds the map anew.
    try (ChronicleModelStore store = ChronicleModelStore.open(temporary.resolve("models"), files)) {
      assertThat(store.status().generation()).isGreaterThan(1);
      assertThat(store.names()).isEqualTo(files.names());
    }
  }

  /** Lets a child write until it has acknowledged so many artifacts; returns how many it did. */
  private int writeAndKill(int afterArtifacts) throws IOException, InterruptedException {
    Process process = child().start("forever", temporary.toString());
    int acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        acknowledged = Integer.parseInt(line);
        if (afterArtifacts-- <= 0) {
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  private static ChildJvm child() {
    return StoreFlagsTest.chronicleChild(ModelWriterMain.class);
  }

  @Test
  void leavesNoOldGenerationBehind() throws IOException {
    ArtifactStore files = ArtifactStore.open(temporary);
    Path directory = temporary.resolve("models");
    ChronicleModelStore.open(directory, files).close();
    ChronicleModelStore.open(directory, files).close();
    assertThat(Files.exists(directory.resolve("models-1.cmap"))).isTrue();
    assertThat(Files.exists(directory.resolve("models-2.cmap"))).isFalse();
  }
}
