package io.verdict.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {

  @TempDir Path temporary;

  @Test
  void servesAnArtifactByItsHashAndByNameAndVersion() {
    ArtifactStore store = ArtifactStore.open(temporary);
    ByteBuffer bytes = artifact(1, 5_000);
    String hash = store.put("loan.fraud", 3, bytes);
    assertThat(bytes.remaining()).isEqualTo(5_000);
    assertThat(store.hash("loan.fraud", 3)).contains(hash);
    assertThat(store.hash("loan.fraud", 4)).isEmpty();
    assertThat(store.read(hash)).isEqualTo(bytes);
    assertThat(store.read(hash).order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThat(store.map(hash)).isEqualTo(bytes);
    assertThat(store.read(hash).isReadOnly()).isTrue();
    assertThat(store.put("loan.fraud", 3, bytes)).isEqualTo(hash);
    assertThat(store.names()).containsExactly(new ModelName("loan.fraud", 3, hash));
  }

  @Test
  void showsToAnotherOpenerWhatTheFirstStores() {
    ArtifactStore one = ArtifactStore.open(temporary);
    ArtifactStore other = ArtifactStore.open(temporary);
    assertThat(other.names()).isEmpty();
    String first = one.put("b", 1, artifact(1, 10));
    String second = other.put("a", 2, artifact(2, 10));
    assertThat(one.names())
        .containsExactly(new ModelName("a", 2, second), new ModelName("b", 1, first));
    assertThat(one.hashes()).containsExactlyInAnyOrder(first, second).isSorted();
  }

  @Test
  void refusesOtherContentUnderAVersionThatIsTaken() {
    ArtifactStore store = ArtifactStore.open(temporary);
    String hash = store.put("loan", 1, artifact(1, 10));
    assertThatThrownBy(() -> store.put("loan", 1, artifact(2, 10)))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.CONFLICT))
        .hasMessageContaining("give the changed policy a new version");
    assertThat(store.hash("loan", 1)).contains(hash);
  }

  @Test
  void refusesEveryFlippedBitAndEveryTruncation() throws IOException {
    ArtifactStore store = ArtifactStore.open(temporary);
    String hash = store.put("loan", 1, artifact(1, 200));
    Path file = temporary.resolve("artifacts").resolve(hash + ".vda");
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit >> 3] ^= (byte) (1 << (bit & 7));
      requireRefused(store, hash, file, changed);
    }
    for (int length = 0; length < whole.length; length++) {
      requireRefused(store, hash, file, Arrays.copyOf(whole, length));
    }
    // The right bytes heal it: the damaged file is replaced.
    assertThat(store.put("loan", 1, artifact(1, 200))).isEqualTo(hash);
    assertThat(store.read(hash)).isEqualTo(artifact(1, 200));
  }

  private static void requireRefused(ArtifactStore store, String hash, Path file, byte[] bytes)
      throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> store.read(hash))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED))
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesEveryFlippedBitOfTheCatalogue() throws IOException {
    ArtifactStore.open(temporary).put("loan", 1, artifact(1, 10));
    Path file = temporary.resolve("catalogue");
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit >> 3] ^= (byte) (1 << (bit & 7));
      Files.write(file, changed);
      assertThatThrownBy(() -> ArtifactStore.open(temporary).names())
          .as("bit %d", bit)
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.DAMAGED));
    }
  }

  @Test
  void namesWhatIsMissingOrMalformed() {
    ArtifactStore store = ArtifactStore.open(temporary);
    String absent = "0".repeat(64);
    assertThatThrownBy(() -> store.read(absent))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
        .hasMessageContaining(absent);
    assertThatThrownBy(() -> store.read("../../etc/passwd")).hasMessageContaining("64 lower-case");
    assertThatThrownBy(() -> store.put("two words", 1, artifact(1, 1)))
        .hasMessageContaining("without blanks");
    assertThatThrownBy(() -> store.put("loan", -1, artifact(1, 1)))
        .hasMessageContaining("version -1");
  }

  @Test
  void removesWhatNobodyKeepsAndNothingThatCanBeRolledBackTo() {
    ArtifactStore store = ArtifactStore.open(temporary);
    String active = store.put("loan", 1, artifact(1, 10));
    String kept = store.put("loan", 2, artifact(2, 10));
    String unused = store.put("loan", 3, artifact(3, 10));
    store.activation().activate(ActivationTableTest.champion("FRAUD", "loan", 1, active));
    store.activation().activate(ActivationTableTest.champion("FRAUD", "loan", 2, kept));
    assertThat(store.removeAllBut(Set.of())).containsExactly(unused);
    assertThat(store.hashes()).containsExactlyInAnyOrder(active, kept);
    assertThat(store.hash("loan", 3)).isEmpty();
  }

  @Test
  void keepsFilesToTheirOwnerAndLeavesNoTemporaryOnes() throws IOException {
    Path directory = temporary.resolve("store");
    ArtifactStore.open(directory).put("loan", 1, artifact(1, 10));
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.toString()).doesNotEndWith(".tmp");
      }
    }
  }

  static ByteBuffer artifact(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
