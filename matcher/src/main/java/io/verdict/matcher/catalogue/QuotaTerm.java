package io.verdict.matcher.catalogue;

import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.Unit;
import java.util.Objects;

/**
 * One limit that a funder, a product or the platform sets.
 *
 * @param scope whose orders it limits together
 * @param dimension by what it is counted apart
 * @param period how long it lasts
 * @param unit whether it limits a number or a sum
 * @param shareMillionths the share of an amount that it takes, for a co-lender; 1,000,000 for all
 * @param limit orders, or minor units of money
 */
public record QuotaTerm(
    QuotaScope scope,
    QuotaDimension dimension,
    QuotaPeriod period,
    Unit unit,
    int shareMillionths,
    long limit) {
  public QuotaTerm {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(dimension, "dimension");
    Objects.requireNonNull(period, "period");
    CounterSpec checked = new CounterSpec("quota", unit, shareMillionths, limit);
    Objects.requireNonNull(checked);
  }

  /** A limit on everything of its scope. */
  public static QuotaTerm of(QuotaScope scope, QuotaPeriod period, Unit unit, long limit) {
    return new QuotaTerm(scope, QuotaDimension.NONE, period, unit, CounterSpec.WHOLE, limit);
  }

  /** Whether another term limits the same thing, though perhaps at another height. */
  public boolean isSameLimit(QuotaTerm other) {
    return scope == other.scope
        && dimension == other.dimension
        && period == other.period
        && unit == other.unit;
  }

  /** Its name, such as {@code funder/grade.day.amount}. */
  public String label() {
    StringBuilder label = new StringBuilder(lower(scope));
    if (dimension != QuotaDimension.NONE) {
      label.append('/').append(lower(dimension));
    }
    return label.append('.').append(lower(period)).append('.').append(lower(unit)).toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }
}
