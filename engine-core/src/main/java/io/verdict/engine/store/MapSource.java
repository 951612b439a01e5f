package io.verdict.engine.store;

/**
 * The truth behind a {@link SharedMap}: writes every entry anew when the map is made, and after a
 * process died with the map open.
 */
@FunctionalInterface
public interface MapSource {

  /**
   * Hands every entry to the sink. Called while the map's gate is held: it must not use the map.
   *
   * @param sink takes the entries
   */
  void fill(Sink sink);

  /** Takes entries of a map that is being built. */
  @FunctionalInterface
  interface Sink {

    /**
     * Adds or replaces an entry.
     *
     * @param keyHigh first half of the key
     * @param keyLow second half of the key
     * @param value its bytes
     * @return false when the map is full and the entry was left out
     */
    boolean put(long keyHigh, long keyLow, byte[] value);
  }
}
