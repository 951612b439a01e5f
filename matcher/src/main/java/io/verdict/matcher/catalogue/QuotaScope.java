package io.verdict.matcher.catalogue;

/** Whose orders a quota limits together. */
public enum QuotaScope {
  /** Those of one product. */
  PRODUCT,
  /** Those of all products of one funder. */
  FUNDER,
  /** Those of all products. */
  PLATFORM
}
