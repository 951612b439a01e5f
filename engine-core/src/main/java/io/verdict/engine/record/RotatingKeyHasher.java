package io.verdict.engine.record;

import java.util.Objects;

/**
 * Hashes identifiers while the host changes its key: records carry the hash under the present key,
 * and each pair of hashes is told to the stores, which move to the next key at once when the
 * rotation is finished.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time, as {@link KeyHasher}.
 * <b>Allocation</b>: none for ASCII identifiers.
 */
public final class RotatingKeyHasher {
  private final KeyHasher present;
  private final KeyHasher next;
  private final KeyPairSink pairs;

  /**
   * Begins to learn pairs.
   *
   * @param present hashes with the key in use; not used by another thread
   * @param next hashes with the key that follows it; not used by another thread
   * @param pairs learns the pairs
   */
  public RotatingKeyHasher(KeyHasher present, KeyHasher next, KeyPairSink pairs) {
    this.present = Objects.requireNonNull(present, "present");
    this.next = Objects.requireNonNull(next, "next");
    this.pairs = Objects.requireNonNull(pairs, "pairs");
  }

  /**
   * Sets a KEY slot to an identifier's hash under the present key, or missing when nothing is left
   * of it after normalisation.
   *
   * @throws IllegalArgumentException if the slot is not a KEY or the identifier is too long
   */
  public void set(Record record, int slot, CharSequence id) {
    if (present.hash(id) && next.hash(id)) {
      pairs.pair(present.high(), present.low(), next.high(), next.low());
      record.setKey(slot, present.high(), present.low());
    } else {
      record.setMissing(slot);
    }
  }
}
