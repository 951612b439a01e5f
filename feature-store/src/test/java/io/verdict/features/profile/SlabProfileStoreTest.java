package io.verdict.features.profile;

class SlabProfileStoreTest extends ProfileStoreContract {
  @Override
  ProfileStore open(int capacity) {
    return SlabProfileStore.open(LAYOUT, capacity);
  }
}
