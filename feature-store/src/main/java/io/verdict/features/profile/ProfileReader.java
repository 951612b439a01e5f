package io.verdict.features.profile;

/**
 * Reads profiles of a store.
 *
 * <p><b>Thread safety</b>: confined to one thread. <b>Allocation</b>: none after warm-up.
 */
public interface ProfileReader {
  /**
   * Reads a profile.
   *
   * @param into receives it; empty afterwards when there is none
   * @return whether there is one
   */
  boolean read(long keyHigh, long keyLow, Profile into);
}
