package io.verdict.matcher.rank;

import java.util.Arrays;

/**
 * What was believed about each product's chances when the tables were drawn: its mean, and 62 draws
 * of it, of which each order sees one; two more tables stand for a choice by lot among the order's
 * offers, so that nothing is never tried. Which table an order sees is a hash of the order and the
 * version, so that its chance of every choice is a count of tables, exact, and a replay chooses
 * alike.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
public final class AcceptTables {
  /** Tables, those of the lot included. */
  public static final int TABLES = 64;

  /** Tables that choose by lot: 3.1 % of orders. */
  public static final int LOT_TABLES = 2;

  /** Tables that were drawn. */
  public static final int DRAWN = TABLES - LOT_TABLES;

  private final long version;
  private final int[][] means;
  private final int[][][] drawn;

  private AcceptTables(long version, int[][] means, int[][][] drawn) {
    this.version = version;
    this.means = means;
    this.drawn = drawn;
  }

  /**
   * Tables of one drawing.
   *
   * @param version its number
   * @param means by segment and product, in millionths
   * @param drawn {@link #DRAWN} tables of the same shape
   */
  public static AcceptTables of(long version, int[][] means, int[][][] drawn) {
    if (drawn.length != DRAWN) {
      throw new IllegalArgumentException("there are " + DRAWN + " drawn tables");
    }
    return new AcceptTables(version, means, drawn);
  }

  /** The drawing's number. */
  public long version() {
    return version;
  }

  /** The table that an order sees. */
  public int tableOf(long orderId) {
    return (int) (Ranker.mix(orderId ^ Ranker.mix(version)) >>> 58);
  }

  /** Whether a table chooses by lot. */
  public static boolean isLot(int table) {
    return table >= DRAWN;
  }

  /** Chances by product, for a table and a segment; the means for a table of the lot. */
  int[] row(int table, int segment) {
    int[][] rows = isLot(table) ? means : drawn[table];
    return rows[Math.min(segment, rows.length - 1)];
  }

  /** A product's chance in a segment, as one table sees it, in millionths. */
  public int chance(int table, int segment, int product) {
    return row(table, segment)[product];
  }

  /** The mean of a product's chance in a segment, in millionths. */
  public int mean(int segment, int product) {
    return means[Math.min(segment, means.length - 1)][product];
  }

  /** A digest of all of it, for the record of a decision. */
  public long contentHash() {
    return Arrays.deepHashCode(means) * 31L + Arrays.deepHashCode(drawn) + Ranker.mix(version);
  }
}
