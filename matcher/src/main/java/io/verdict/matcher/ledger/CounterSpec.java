package io.verdict.matcher.ledger;

import java.util.Objects;

/**
 * A counter to be opened: one limit of one thing in one period.
 *
 * @param key its name, unique in the ledger, without personal data, at most 256 characters; a
 *     period is part of it
 * @param unit what it counts
 * @param shareMillionths the share of an amount that it takes, 1 to 1,000,000, rounded up; for a
 *     co-lender who carries a part of each loan
 * @param limit the most that may be reserved and posted together, 0 to {@link #MAX_LIMIT}
 */
public record CounterSpec(String key, Unit unit, int shareMillionths, long limit) {
  /** Largest limit, in minor units: ten trillion of the major one. */
  public static final long MAX_LIMIT = 1_000_000_000_000_000L;

  /** All of an amount. */
  public static final int WHOLE = 1_000_000;

  private static final int MAX_KEY_LENGTH = 256;

  public CounterSpec {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(unit, "unit");
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException("a counter's key has 1 to 256 characters");
    }
    if (shareMillionths < 1 || shareMillionths > WHOLE) {
      throw new IllegalArgumentException(key + ": the share is outside 1..1000000 millionths");
    }
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(key + ": the limit is outside 0.." + MAX_LIMIT);
    }
  }

  /** A limit on the number of reservations. */
  public static CounterSpec count(String key, long limit) {
    return new CounterSpec(key, Unit.COUNT, WHOLE, limit);
  }

  /** A limit on the sum of amounts, in minor units. */
  public static CounterSpec amount(String key, long limit) {
    return new CounterSpec(key, Unit.AMOUNT, WHOLE, limit);
  }
}
