package io.verdict.features.velocity;

import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongHashSet;

/**
 * What becomes of the keyed hashes in a store's state: those of erased persons go, or all move to
 * the next key. Deterministic, so that a log that is read again comes to the same state.
 *
 * <p>A hash that must go but stands for one of several counted values (the persons seen on a
 * device) becomes a surrogate: the count stays, and nothing leads from it to the person. Surrogates
 * follow from the position in the log, the entity and a running number, never from the hash itself.
 *
 * <p><b>Thread safety</b>: the writer's.
 */
abstract class KeyChange {
  private final long position;
  private final Long2LongHashMap surrogates = new Long2LongHashMap(0);
  private long salt;
  private long numbers;

  /** Values that became surrogates. */
  long replaced;

  private KeyChange(long position) {
    this.position = position;
  }

  /** Says which entity the next values belong to. */
  final void begin(long keyHigh, long keyLow) {
    surrogates.clear();
    salt = Hashes.fold(keyHigh, keyLow) ^ Hashes.mix(position);
    numbers = 0;
  }

  final long surrogate(long fold) {
    long known = surrogates.get(fold);
    if (known == 0) {
      known = Hashes.mix(salt + ++numbers);
      surrogates.put(fold, known);
    }
    replaced++;
    return known;
  }

  /** The key that an entity has from now on, in {@code into}; false when the entity must go. */
  abstract boolean entity(long keyHigh, long keyLow, long[] into);

  /** The value that a key's fold becomes. */
  abstract long value(long fold);

  /** Removes persons. */
  static KeyChange erasing(long position, EntityKeys keys) {
    LongHashSet folds = new LongHashSet();
    keys.forEach((high, low) -> folds.add(Hashes.fold(high, low)));
    return new KeyChange(position) {
      @Override
      boolean entity(long keyHigh, long keyLow, long[] into) {
        into[0] = keyHigh;
        into[1] = keyLow;
        return !folds.contains(Hashes.fold(keyHigh, keyLow));
      }

      @Override
      long value(long fold) {
        return folds.contains(fold) ? surrogate(fold) : fold;
      }
    };
  }

  /** Moves to the next key; what has no pair goes. */
  static KeyChange rotating(long position, KeyPairs pairs) {
    return new KeyChange(position) {
      @Override
      boolean entity(long keyHigh, long keyLow, long[] into) {
        int pair = pairs.find(Hashes.fold(keyHigh, keyLow));
        if (pair < 0) {
          return false;
        }
        into[0] = pairs.nextHigh(pair);
        into[1] = pairs.nextLow(pair);
        return true;
      }

      @Override
      long value(long fold) {
        int pair = pairs.find(fold);
        return pair < 0 ? surrogate(fold) : Hashes.fold(pairs.nextHigh(pair), pairs.nextLow(pair));
      }
    };
  }
}
