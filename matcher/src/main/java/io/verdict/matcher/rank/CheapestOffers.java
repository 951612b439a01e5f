package io.verdict.matcher.rank;

import java.util.Arrays;

/**
 * The lowest rate among one order's offers that are at least so likely, by bands of likelihood, so
 * that guarding an order costs two passes over its hits.
 *
 * <p><b>Thread safety</b>: confined; reused. <b>Allocation</b>: none after construction.
 */
final class CheapestOffers {
  private static final int BANDS = 64;
  private static final int BAND_WIDTH = 1_000_000 / BANDS + 1;

  private final int[] lowest = new int[BANDS];

  void clear() {
    Arrays.fill(lowest, Integer.MAX_VALUE);
  }

  void add(int likelihood, int apr) {
    int band = likelihood / BAND_WIDTH;
    lowest[band] = Math.min(lowest[band], apr);
  }

  /** After all were added: each band also knows the likelier ones. */
  void close() {
    for (int band = BANDS - 2; band >= 0; band--) {
      lowest[band] = Math.min(lowest[band], lowest[band + 1]);
    }
  }

  /** The lowest rate of those that compare with an offer; a band's width is in their favour. */
  int comparable(int likelihood, int slack) {
    int band = Math.max(0, likelihood - slack + BAND_WIDTH - 1) / BAND_WIDTH;
    return lowest[Math.min(BANDS - 1, band)];
  }
}
