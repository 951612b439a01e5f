package io.verdict.engine.kernel;

/**
 * Bit rows of one length, and the ANDs over them. A row is named by its number times the {@link
 * #stride}.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
abstract class BitRows {
  /** From this many words on, loops over words are worth their entry. */
  static final int WIDE = 12;

  private static final int BLOCK = 4;

  /** The length of rows for so many words of bits. */
  static int padded(int words) {
    return Math.max(1, (words + BLOCK - 1) / BLOCK) * BLOCK;
  }

  /** What names a row: its number times this. */
  static int stride(int words) {
    return words < WIDE ? words : 1;
  }

  /** Rows that lie one after the other in an array. */
  static BitRows of(long[] rows, int words) {
    return words < WIDE ? new NarrowRows(rows, words) : new WideRows(rows, words);
  }

  abstract long sizeBytes();

  /**
   * Writes the AND of rows; all ones when there is none.
   *
   * @param rows the rows' names
   * @param count how many they are
   */
  abstract void and(int[] rows, int count, long[] out);

  /**
   * Narrows what is there by pairs of rows, of which the second follows the first.
   *
   * @param first words to narrow by the first rows
   * @param second words to narrow by the second rows
   */
  abstract void narrow(int[] rows, int count, long[] first, long[] second);
}
