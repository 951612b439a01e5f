package io.verdict.features.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleProfileStoreTest extends ProfileStoreContract {
  @TempDir Path directory;
  private int stores;

  @Override
  ProfileStore open(int capacity, ProfileLayout layout) {
    return ChronicleProfileStore.open(
        directory, "profiles-" + stores++, layout, capacity, ProfileSource.EMPTY);
  }

  @Test
  void aNewMapIsFilledFromItsSource() {
    try (ChronicleProfileStore filled =
        ChronicleProfileStore.open(
            directory,
            "filled",
            LAYOUT,
            10,
            sink -> {
              profile.set(0, 712, NOW);
              sink.put(1, 1, profile);
            })) {
      assertThat(filled.newReader().read(1, 1, profile)).isTrue();
      assertThat(filled.status().entries()).isEqualTo(1);
    }
  }
}
