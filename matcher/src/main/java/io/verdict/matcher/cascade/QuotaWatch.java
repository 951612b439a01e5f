package io.verdict.matcher.cascade;

/** Hears when a product's limits have been drawn on or given back to. */
@FunctionalInterface
public interface QuotaWatch {
  /** Something has changed in what is left of a product's limits. */
  void touched(Offering offering, int product, long nowMillis);
}
