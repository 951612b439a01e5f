package io.verdict.rules.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound} - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  long anyLong() {
    return random.nextLong();
  }

  double between(double low, double high) {
    return random.nextDouble(low, high);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @SafeVarargs
  final <T> T of(T... from) {
    return from[random.nextInt(from.length)];
  }

  <T> List<T> shuffled(List<T> from) {
    List<T> shuffled = new ArrayList<>(from);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T swap = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, swap);
    }
    return shuffled;
  }

  /** At least one of them, in their order. */
  <T> List<T> some(List<T> from) {
    List<T> some = new ArrayList<>();
    for (T each : from) {
      if (random.nextBoolean()) {
        some.add(each);
      }
    }
    if (some.isEmpty()) {
      some.add(pick(from));
    }
    return some;
  }
}
