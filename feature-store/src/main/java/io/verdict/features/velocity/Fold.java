package io.verdict.features.velocity;

/** The events of one window, folded; a reader's scratch. */
final class Fold {
  private static final long COUNT_MASK = 0xFFFFFFFFL;

  final DistinctValues distinct = new DistinctValues();
  private long count;
  private long sumHigh;
  private long sumLow;
  private long value;
  private long latestMillis;
  private long completeFromMillis;

  void clear() {
    count = 0;
    sumHigh = 0;
    sumLow = 0;
    value = 0;
    latestMillis = Long.MIN_VALUE;
    completeFromMillis = Long.MIN_VALUE;
    distinct.clear();
  }

  /** Says that events of the window before a time may have been dropped. */
  void truncate(long fromMillis) {
    completeFromMillis = Math.max(completeFromMillis, fromMillis);
  }

  boolean isTruncated() {
    return completeFromMillis != Long.MIN_VALUE;
  }

  /** Whether no dropped event can be later than the latest one seen. */
  boolean isLatestSure() {
    return latestMillis >= completeFromMillis;
  }

  void addSum(long high, long low, long events) {
    long sum = sumLow + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    sumHigh += high + carry;
    sumLow = sum;
    count += events;
  }

  void least(long candidate) {
    value = count == 0 ? candidate : Math.min(value, candidate);
    count++;
  }

  void greatest(long candidate) {
    value = count == 0 ? candidate : Math.max(value, candidate);
    count++;
  }

  /** Of equal times the later call wins. */
  void latest(long timeMillis, long candidate) {
    if (count == 0 || timeMillis >= latestMillis) {
      latestMillis = timeMillis;
      value = candidate;
    }
    count++;
  }

  /** Takes the running total of a window, as a tile holds it. */
  void total(Aggregate aggregate, long first, long second) {
    if (aggregate == Aggregate.ADD) {
      sumHigh = second >> 32;
      sumLow = first;
      count = second & COUNT_MASK;
    } else {
      value = first;
      count = second;
    }
  }

  /** Takes a tile out again; false when the extreme may have gone with it. */
  boolean without(Aggregate aggregate, long first, long second) {
    if (aggregate == Aggregate.ADD) {
      long borrow = Long.compareUnsigned(sumLow, first) < 0 ? 1 : 0;
      sumHigh -= (second >> 32) + borrow;
      sumLow -= first;
      count -= second & COUNT_MASK;
      return true;
    }
    count -= second;
    return count == 0 || value != first;
  }

  /** Folds one event. */
  void event(Aggregate aggregate, long timeMillis, long eventValue) {
    switch (aggregate) {
      case ADD -> {
        sumHigh = Sums.high(sumHigh, sumLow, eventValue);
        sumLow += eventValue;
        count++;
      }
      case LEAST -> least(eventValue);
      case GREATEST -> greatest(eventValue);
      case LATEST -> latest(timeMillis, eventValue);
      case DISTINCT -> distinct.add(eventValue);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  long count() {
    return count;
  }

  long value() {
    return value;
  }

  long latestMillis() {
    return latestMillis;
  }

  boolean isSumLong() {
    return Sums.isLong(sumHigh, sumLow);
  }

  long sum() {
    return sumLow;
  }

  long mean() {
    return Sums.mean(sumHigh, sumLow, count);
  }
}
