package io.verdict.features.profile;

/**
 * Profiles by the keyed hash of their entity.
 *
 * <p><b>Thread safety</b>: any threads read, each with its own {@link ProfileReader}; writes take
 * turns.
 */
public interface ProfileStore extends AutoCloseable {
  /**
   * Adds or replaces a profile.
   *
   * @return false when the store is full: nothing changed
   */
  boolean put(long keyHigh, long keyLow, Profile profile);

  /** Removes a profile; an absent one is no error. */
  void remove(long keyHigh, long keyLow);

  /** Number of profiles. */
  long size();

  /** A reader for one thread. */
  ProfileReader newReader();

  @Override
  void close();
}
