package io.verdict.features.list;

/**
 * The 128-bit hash under which a code stands in a list. Codes are not personal, so it has no key.
 *
 * <p><b>Thread safety</b>: stateless. <b>Allocation</b>: none.
 */
public final class Symbols {
  private static final long HIGH_SEED = 0x9E3779B97F4A7C15L;
  private static final long LOW_SEED = 0xC2B2AE3D27D4EB4FL;

  private Symbols() {}

  /** The upper 64 bits. */
  public static long high(CharSequence code) {
    return hash(code, HIGH_SEED);
  }

  /** The lower 64 bits. */
  public static long low(CharSequence code) {
    return hash(code, LOW_SEED);
  }

  private static long hash(CharSequence code, long seed) {
    long hash = seed + code.length();
    for (int i = 0; i < code.length(); i++) {
      hash = (hash ^ code.charAt(i)) * 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 29;
    }
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
