package io.verdict.replay.world.draw;

/**
 * Random draws that are a pure function of (entity key, draw name, index).
 *
 * <p>Keys are mixed with the finaliser of SplitMix64 in the variant 13 of David Stafford, twice, so
 * that neighbouring entities, names and indices give unrelated bits.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none.
 */
public final class Draws {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final double UNIT = 0x1.0p-53;

  private Draws() {}

  /** Turns the name of a draw into its key; call it once and keep the result in a constant. */
  public static long name(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** Derives the key of a child entity, or 64 random bits, from its parent. */
  public static long key(long parent, long name, long index) {
    return mix(mix(parent ^ name) + GAMMA * (index + 1));
  }

  /** Derives the key of the only child with this name. */
  public static long key(long parent, long name) {
    return key(parent, name, 0);
  }

  /** A uniform draw inside the open interval (0, 1). */
  public static double uniform(long entity, long name, long index) {
    return ((key(entity, name, index) >>> 11) + 0.5) * UNIT;
  }

  /** The first uniform draw with this name, inside (0, 1). */
  public static double uniform(long entity, long name) {
    return uniform(entity, name, 0);
  }

  /** A standard normal draw. */
  public static double normal(long entity, long name, long index) {
    return Normal.quantile(uniform(entity, name, index));
  }

  /** The first standard normal draw with this name. */
  public static double normal(long entity, long name) {
    return normal(entity, name, 0);
  }

  /** A whole number uniform in {@code [0, bound)}; {@code bound} must be positive. */
  public static int below(int bound, long entity, long name, long index) {
    return (int) (uniform(entity, name, index) * bound);
  }

  /** The first whole number with this name, uniform in {@code [0, bound)}. */
  public static int below(int bound, long entity, long name) {
    return below(bound, entity, name, 0);
  }

  /** True with the given chance. */
  public static boolean chance(double probability, long entity, long name) {
    return uniform(entity, name, 0) < probability;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
