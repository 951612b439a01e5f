package io.verdict.engine.record;

/**
 * A person as the engine knows one: the keyed hash of an identifier, never the identifier. It picks
 * the share of a challenger that decides the person, and the key that seals the personal values.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param high the upper 64 bits of the hash
 * @param low the lower 64 bits
 */
public record Applicant(long high, long low) {
  /** Nobody in particular: for engines without challengers and journals without sealed values. */
  public static final Applicant NONE = new Applicant(0, 0);

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * Hashes an identifier.
   *
   * @throws IllegalArgumentException if nothing is left of it after normalisation, or it is too
   *     long; the message does not repeat it
   */
  public static Applicant of(KeyHasher hasher, CharSequence identifier) {
    if (!hasher.hash(identifier)) {
      throw new IllegalArgumentException("an applicant's identifier is not empty");
    }
    return new Applicant(hasher.high(), hasher.low());
  }

  /** Whether it is {@link #NONE}. */
  public boolean isNone() {
    return high == 0 && low == 0;
  }

  /**
   * The part of the population that this person belongs to under a salt: the same always, and
   * independent between salts.
   *
   * @param salt the name of the experiment
   * @param parts number of parts, 1 or more
   * @return 0 to {@code parts - 1}
   */
  public int part(CharSequence salt, int parts) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < salt.length(); i++) {
      hash = (hash ^ salt.charAt(i)) * FNV_PRIME;
    }
    long mixed = mix(mix(hash ^ high) ^ low);
    return (int) Long.remainderUnsigned(mixed, parts);
  }

  /** Stafford's thirteenth variant of the finaliser of MurmurHash3. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** No bit of the hash. */
  @Override
  public String toString() {
    return isNone() ? "nobody in particular" : "an applicant";
  }
}
