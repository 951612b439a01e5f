package io.verdict.features.velocity;

/** How full a store's memory is, by its {@link Watermarks}. */
public enum MemoryLevel {
  /** Below the low mark. */
  AMPLE,
  /** Between the marks: idle entities are looked for faster. */
  TIGHT,
  /** Above the high mark: no new entities are taken. */
  FULL
}
