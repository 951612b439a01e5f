package io.verdict.engine.kernel;

/**
 * How the cell of one slot's value is found: a table over the clamped value, then at most a few
 * comparisons.
 *
 * <p>The table is the smallest that serves, so that the tables of all slots stay in the nearest
 * caches. One comparison a bucket is preferred; boundaries that crowd take four; amounts beyond 32
 * bits get buckets on a logarithmic scale; what no table serves is searched by halving.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class CellShape {
  /** The order in which a search goes through its slots: one plain loop for each. */
  enum Kind {
    /** A closed domain of few values: the table has an entry for each. */
    DIRECT,
    /** Within 32 bits: buckets of equal width with one boundary at most. */
    SINGLE,
    /** Within 32 bits: buckets of equal width with a few boundaries. */
    SCAN,
    /** Buckets by the leading bits of the value with a few boundaries. */
    LOGARITHMIC,
    /** No table. */
    HALVING
  }

  /** Most boundaries of a bucket that is scanned. */
  static final int SCANNED = 4;

  static final int DIRECT_BITS = 6;
  static final int SINGLE_BUCKETS = 512;
  static final int SCAN_BUCKETS = 4096;
  private static final int FRACTION_BITS = 52;

  final Kind kind;
  final long low;
  final long high;
  final int shift;

  /** For each bucket the number of boundaries in the buckets before it; empty where unused. */
  final char[] table;

  private CellShape(long[] boundaries, Buckets buckets) {
    int count = boundaries.length;
    this.kind = buckets.kind();
    this.low = buckets.low();
    this.high = count == 0 ? low : boundaries[count - 1];
    this.shift = buckets.shift();
    boolean hasTable = kind != Kind.DIRECT && kind != Kind.HALVING;
    this.table = hasTable ? tableOf(boundaries, buckets) : new char[0];
  }

  /** The bucket of a value from {@link #low} to {@link #high}. */
  int bucket(long clamped) {
    long distance = clamped - low;
    return kind == Kind.LOGARITHMIC ? leading(distance, shift) : (int) (distance >>> shift);
  }

  /** How values fall into buckets: by their distance from {@code low}. */
  private record Buckets(Kind kind, long low, int shift) {
    /** The bucket of a value that is not below {@code low}; it never falls as the value grows. */
    int of(long value) {
      long distance = value - low;
      return kind == Kind.LOGARITHMIC ? leading(distance, shift) : (int) (distance >>> shift);
    }

    /** Whether no bucket holds more than so many boundaries. */
    boolean fits(long[] boundaries, int most) {
      for (int i = most; i < boundaries.length; i++) {
        if (of(boundaries[i - most]) == of(boundaries[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Chooses the shape for sorted boundaries without duplicates.
   *
   * @param domain how many values there are, from 0 on; 0 for an open domain
   */
  static CellShape of(long[] boundaries, int domain) {
    return new CellShape(boundaries, bucketsOf(boundaries, domain));
  }

  private static Buckets bucketsOf(long[] boundaries, int domain) {
    int count = boundaries.length;
    if (domain > 0 && domain <= 1 << DIRECT_BITS) {
      return new Buckets(Kind.DIRECT, 0, 0);
    }
    if (count == 0) {
      return new Buckets(Kind.SINGLE, 0, 0);
    }
    Buckets found = null;
    if (isNarrow(boundaries[0] - 1, boundaries[count - 1])) {
      found = equal(Kind.SINGLE, boundaries, 1, SINGLE_BUCKETS);
      found = found == null ? equal(Kind.SCAN, boundaries, SCANNED, SCAN_BUCKETS) : found;
    }
    found = found == null ? leading(boundaries) : found;
    boolean isTooLong = count > Character.MAX_VALUE;
    return found == null || isTooLong ? new Buckets(Kind.HALVING, boundaries[0] - 1, 0) : found;
  }

  /** Whether bounds and their distance are ints. */
  private static boolean isNarrow(long low, long high) {
    return low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE && high - low <= Integer.MAX_VALUE;
  }

  /** The widest buckets that hold few enough boundaries, begun where that succeeds; or null. */
  private static Buckets equal(Kind kind, long[] boundaries, int most, int size) {
    long least = boundaries[0] - 1;
    long high = boundaries[boundaries.length - 1];
    int widest = Math.min(30, Long.SIZE - Long.numberOfLeadingZeros(high - least));
    for (int shift = widest; shift >= 0 && ((high - least) >>> shift) < size; shift--) {
      for (int eighths = 0; eighths < 8; eighths++) {
        Buckets buckets = new Buckets(kind, least - (((long) eighths << shift) >> 3), shift);
        if (isNarrow(buckets.low(), high) && buckets.fits(boundaries, most)) {
          return buckets;
        }
      }
    }
    return null;
  }

  private static Buckets leading(long[] boundaries) {
    long low = boundaries[0] - 1;
    long high = boundaries[boundaries.length - 1];
    for (int shift = FRACTION_BITS; high - low > 0 && shift > 0; shift--) {
      Buckets buckets = new Buckets(Kind.LOGARITHMIC, low, shift);
      if (buckets.of(high) >= SCAN_BUCKETS) {
        return null;
      }
      if (buckets.fits(boundaries, SCANNED)) {
        return buckets;
      }
    }
    return null;
  }

  /**
   * Buckets by the binary logarithm, divided evenly between its whole steps: the exponent and the
   * first bits of the fraction of {@code distance + 1} as a double.
   */
  static int leading(long distance, int shift) {
    long bits = Double.doubleToRawLongBits((double) distance + 1.0);
    return (int) ((bits - Double.doubleToRawLongBits(1.0)) >>> shift);
  }

  private static char[] tableOf(long[] boundaries, Buckets buckets) {
    int size = boundaries.length == 0 ? 1 : buckets.of(boundaries[boundaries.length - 1]) + 1;
    char[] cells = new char[size];
    int at = 0;
    for (int bucket = 0; bucket < size; bucket++) {
      while (at < boundaries.length && buckets.of(boundaries[at]) < bucket) {
        at++;
      }
      cells[bucket] = (char) at;
    }
    return cells;
  }
}
