package io.verdict.matcher.catalogue;

/** By what a quota is counted apart; every value of it has the whole limit for itself. */
public enum QuotaDimension {
  /** Not apart. */
  NONE,
  /** By traffic channel. */
  CHANNEL,
  /** By region. */
  REGION,
  /** By grade. */
  GRADE,
  /** By borrower: an exposure limit. */
  BORROWER,
  /** By the partner who brings or guarantees the order. */
  PARTNER
}
