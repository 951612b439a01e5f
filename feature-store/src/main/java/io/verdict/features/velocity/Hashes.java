package io.verdict.features.velocity;

/** The mixing functions of the store; none is secret, keys are hashed by the host before. */
final class Hashes {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Hashes() {}

  /** Spreads all bits of a long over all bits (splitmix64's finaliser). */
  static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Folds a 128-bit key to 64 bits, so that different keys stay different. */
  static long fold(long high, long low) {
    return mix(high) ^ Long.rotateLeft(mix(low), 23);
  }

  /** Hash of an entity: its stream and its key. */
  static long entity(int stream, long high, long low) {
    return entity(stream, fold(high, low));
  }

  /** Hash of an entity: its stream and the fold of its key. */
  static long entity(int stream, long fold) {
    return mix(fold + stream * GOLDEN);
  }

  /** Hash of a symbol, equal for equal texts. */
  static long symbol(CharSequence text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }
}
