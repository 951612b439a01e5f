package io.verdict.features.profile;

/** Writes all profiles, each time it is asked to: the truth behind a {@link ProfileStore}. */
@FunctionalInterface
public interface ProfileSource {
  /** A source without profiles, for a store that is filled by its host after each start. */
  ProfileSource EMPTY = sink -> {};

  /** Hands every profile to the sink. */
  void fill(Sink sink);

  /** Takes profiles; may be handed the same object again and again. */
  @FunctionalInterface
  interface Sink {
    /** Adds or replaces a profile; false when the store is full. */
    boolean put(long keyHigh, long keyLow, Profile profile);
  }
}
