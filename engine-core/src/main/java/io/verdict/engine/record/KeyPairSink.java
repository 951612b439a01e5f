package io.verdict.engine.record;

/** Learns which hash under the next key an entity has whose hash under the present one is known. */
@FunctionalInterface
public interface KeyPairSink {
  /**
   * Takes a pair; may be handed the same one again and again.
   *
   * @param high upper half of the hash under the present key
   * @param low its lower half
   * @param nextHigh upper half of the hash under the next key
   * @param nextLow its lower half
   */
  void pair(long high, long low, long nextHigh, long nextLow);
}
