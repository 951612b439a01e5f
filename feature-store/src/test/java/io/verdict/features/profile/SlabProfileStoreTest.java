package io.verdict.features.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlabProfileStoreTest extends ProfileStoreContract {
  @Override
  ProfileStore open(int capacity, ProfileLayout layout) {
    return SlabProfileStore.open(layout, capacity);
  }

  private static long mixed(long key, int part) {
    return (3 * key + part) * 0x9E3779B97F4A7C15L;
  }

  @Test
  void aRemovalLeavesNeitherKeyNorValue() {
    SlabProfileStore slab = SlabProfileStore.open(LAYOUT, 50);
    for (long key = 1; key <= 50; key++) {
      profile.clear();
      profile.set(0, mixed(key, 2), NOW);
      slab.put(mixed(key, 0), mixed(key, 1), profile);
    }
    for (long key = 1; key <= 50; key += 2) {
      slab.remove(mixed(key, 0), mixed(key, 1));
    }
    for (long key = 1; key <= 50; key++) {
      boolean isThere = key % 2 == 0;
      assertThat(slab.holds(mixed(key, 0))).isEqualTo(isThere);
      assertThat(slab.holds(mixed(key, 1))).isEqualTo(isThere);
      assertThat(slab.holds(Long.reverseBytes(mixed(key, 2)))).isEqualTo(isThere);
    }
  }
}
