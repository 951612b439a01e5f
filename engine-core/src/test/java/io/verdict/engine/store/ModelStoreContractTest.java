package io.verdict.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.store.StoreException.Code;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What files and off-heap map must do alike. */
class ModelStoreContractTest {

  enum Kind {
    FILES,
    CHRONICLE
  }

  @TempDir Path temporary;

  private ModelStore open(Kind kind) {
    ArtifactStore files = ArtifactStore.open(temporary);
    return kind == Kind.FILES
        ? files
        : ChronicleModelStore.open(temporary.resolve("models"), files);
  }

  @ParameterizedTest
  @EnumSource
  void servesArtifactsOfAllSizes(Kind kind) {
    int piece = ModelPieces.PIECE_BYTES;
    int[] sizes = {0, 1, 4, 1_000, piece - 1, piece, piece + 1, 3 * piece, 1_000_003};
    List<String> hashes = new ArrayList<>();
    try (ModelStore store = open(kind)) {
      for (int i = 0; i < sizes.length; i++) {
        hashes.add(store.put("model", i, ArtifactStoreTest.artifact(i, sizes[i])));
      }
    }
    try (ModelStore store = open(kind)) {
      for (int i = 0; i < sizes.length; i++) {
        assertThat(store.hash("model", i)).contains(hashes.get(i));
        ByteBuffer served = store.read(hashes.get(i));
        assertThat(served).isEqualTo(ArtifactStoreTest.artifact(i, sizes[i]));
        assertThat(served.isReadOnly()).isTrue();
        assertThat(served.position()).isZero();
      }
      assertThat(store.names()).hasSize(sizes.length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNotThereAndAVersionThatIsTaken(Kind kind) {
    try (ModelStore store = open(kind)) {
      store.put("model", 1, ArtifactStoreTest.artifact(1, 10));
      assertThat(store.hash("model", 2)).isEmpty();
      assertThat(store.hash("mode", 11)).isEmpty();
      assertThatThrownBy(() -> store.put("model", 1, ArtifactStoreTest.artifact(2, 10)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.CONFLICT));
      assertThatThrownBy(() -> store.read("f".repeat(64)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
      assertThatThrownBy(() -> store.read("F".repeat(64)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID));
    }
  }
}
