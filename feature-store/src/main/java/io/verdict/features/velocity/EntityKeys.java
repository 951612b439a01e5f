package io.verdict.features.velocity;

import java.nio.ByteBuffer;
import org.agrona.collections.LongArrayList;

/**
 * The keyed hashes of entities, as {@link io.verdict.engine.record.KeyHasher} gives them: of a
 * person to be erased, for example, the identity card, the phones and the cards.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time.
 */
public final class EntityKeys {
  /** Most keys of one erasure. */
  public static final int MAX_KEYS = 4_096;

  private final LongArrayList halves = new LongArrayList();

  /**
   * Adds a key.
   *
   * @throws IllegalArgumentException if there are {@link #MAX_KEYS} already
   */
  public EntityKeys add(long high, long low) {
    if (size() == MAX_KEYS) {
      throw new IllegalArgumentException(
          "more than " + MAX_KEYS + " keys in one erasure\n  erase in several steps");
    }
    halves.addLong(high);
    halves.addLong(low);
    return this;
  }

  /** Number of keys. */
  public int size() {
    return halves.size() / 2;
  }

  /** Takes each key. */
  interface Visitor {
    /** Takes a key. */
    void key(long high, long low);
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < halves.size(); i += 2) {
      visitor.key(halves.getLong(i), halves.getLong(i + 1));
    }
  }

  void write(ByteBuffer into) {
    halves.forEachLong(into::putLong);
  }

  static EntityKeys read(ByteBuffer from) {
    EntityKeys keys = new EntityKeys();
    while (from.hasRemaining()) {
      keys.add(from.getLong(), from.getLong());
    }
    return keys;
  }

  /** How many there are; never the keys, which are a person's. */
  @Override
  public String toString() {
    return size() + " keys";
  }
}
