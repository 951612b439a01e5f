package io.verdict.matcher.index;

import io.verdict.matcher.catalogue.Catalogue;

/**
 * One thread's working space for {@link Matcher#match}, and its result: a bit for each product of
 * the catalogue that was current.
 *
 * <p><b>Thread safety</b>: confined; reused. <b>Allocation</b>: none, but for the first match after
 * a catalogue was published.
 */
public final class MatchScratch {
  EligibilityIndex index;
  IndexPart.Space whole;
  IndexPart.Space added;
  LocalMinutes minutes;
  int minute;
  long day;
  long[] hits = new long[0];
  int count;

  /** An empty scratch; the first match sizes it. */
  public MatchScratch() {}

  void fit(EligibilityIndex current) {
    if (index != current) {
      index = current;
      whole = space(whole, current.whole);
      added = space(added, current.added);
      if (minutes == null || !minutes.zone.equals(current.catalogue.zone())) {
        minutes = new LocalMinutes(current.catalogue.zone());
      }
      hits = hits.length == current.words() ? hits : new long[current.words()];
    }
  }

  private static IndexPart.Space space(IndexPart.Space present, IndexPart part) {
    if (part == null) {
      return null;
    }
    return present != null && present.part == part ? present : new IndexPart.Space(part);
  }

  void turnTo(long nowMillis) {
    minute = minutes.minuteOfDay(nowMillis);
    day = minutes.day(nowMillis);
  }

  /** Number of hits of the last match. */
  public int count() {
    return count;
  }

  /** Whether the last match hit a product. */
  public boolean isHit(int product) {
    return (hits[product >>> 6] & 1L << product) != 0;
  }

  /** Hits 64 × index to 64 × index + 63, as bits. */
  public long word(int index) {
    return hits[index];
  }

  /** The next hit from a product's number on, or -1. */
  public int nextHit(int from) {
    int w = from >>> 6;
    if (w >= hits.length) {
      return -1;
    }
    long word = hits[w] & -1L << from;
    while (word == 0) {
      if (++w == hits.length) {
        return -1;
      }
      word = hits[w];
    }
    return (w << 6) + Long.numberOfTrailingZeros(word);
  }

  /** The catalogue that the numbers of the last match mean. */
  public Catalogue catalogue() {
    return index.catalogue;
  }

  /** Days since 1970-01-01 at a time, in the zone of the catalogue. */
  public long day(long nowMillis) {
    return minutes.day(nowMillis);
  }

  /** The minute of the day at a time, in the zone of the catalogue. */
  public int minuteOfDay(long nowMillis) {
    return minutes.minuteOfDay(nowMillis);
  }
}
