package io.verdict.features.velocity;

import java.util.List;

/**
 * How the entities of a stream lie in the slab: one generation, since binding further windows adds
 * columns, filters and rings at the end and never moves those that are there.
 *
 * <p>A raw event is its time, its flags (filter bits from below, presence bits of columns from
 * above) and a long for each column. Raw events follow a prefix that holds the time of the latest
 * event dropped for want of room. The rings follow each other, each after a prefix that holds the
 * time from which it is complete.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class StreamLayout {
  static final int RAW_PREFIX_BYTES = 8;
  static final int TIME = 0;
  static final int FLAGS = 8;
  static final int VALUES = 16;
  static final int RING_PREFIX_BYTES = 8;
  static final int TILE_BYTES = 16;

  final int generation;
  final int columns;
  final int filters;
  final int recordBytes;

  /** How long an event is kept while an entity is small, milliseconds before the latest event. */
  final long retentionMillis;

  /** The same for a large entity, whose tiles serve the rest; negative when it keeps none. */
  final long largeRetentionMillis;

  final Ring[] rings;
  final int[] ringOffsets;
  final int ringBytes;

  StreamLayout(int generation, int columns, int filters, List<Ring> rings, Retention retention) {
    this.generation = generation;
    this.columns = columns;
    this.filters = filters;
    this.recordBytes = VALUES + Long.BYTES * columns;
    this.rings = rings.toArray(new Ring[0]);
    this.ringOffsets = new int[this.rings.length];
    int offset = 0;
    for (int i = 0; i < this.rings.length; i++) {
      ringOffsets[i] = offset;
      offset += RING_PREFIX_BYTES + this.rings[i].tiles() * TILE_BYTES;
    }
    this.ringBytes = offset;
    this.retentionMillis = retention.smallMillis();
    this.largeRetentionMillis = retention.largeMillis();
  }

  /**
   * How long raw events are kept.
   *
   * @param smallMillis by small entities, for all windows
   * @param largeMillis by large ones, for exact windows and distinct counts; -1 without any
   */
  record Retention(long smallMillis, long largeMillis) {
    static final Retention NONE = new Retention(0, -1);

    Retention max(long small, long large) {
      return new Retention(Math.max(smallMillis, small), Math.max(largeMillis, large));
    }
  }

  /** Bytes of a block of raw events. */
  int rawBytes(int capacity) {
    return RAW_PREFIX_BYTES + capacity * recordBytes;
  }

  /** The bit of a filter. */
  static long filterBit(int filter) {
    return 1L << filter;
  }

  /** The bit that says that a column has a value. */
  static long presenceBit(int column) {
    return Long.MIN_VALUE >>> column;
  }

  boolean hasRings() {
    return rings.length > 0;
  }

  boolean keepsRawWhenLarge() {
    return largeRetentionMillis >= 0;
  }
}
