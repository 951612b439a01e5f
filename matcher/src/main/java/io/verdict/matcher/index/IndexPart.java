package io.verdict.matcher.index;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.kernel.KernelMatch;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Schema;
import io.verdict.matcher.catalogue.ProductTerms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Products that were linked together: those of a whole catalogue, or those put in over it. Its bits
 * begin at a word of the whole row; a part that does not begin with a word has products before its
 * own whose conditions nothing meets.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class IndexPart {
  private static final Condition NEVER = new Condition(List.of());
  private static final int WORD_MASK = Long.SIZE - 1;

  final Kernel kernel;
  final int firstProduct;
  final int firstWord;
  final int words;

  private final WindowRows windows;
  private final long[] hitOnUnknown;
  private final boolean isAnyHitOnUnknown;

  /**
   * Links products.
   *
   * @param firstProduct the number of the first of them
   */
  IndexPart(List<Product> products, List<ProductTerms> terms, int firstProduct, IndexScope scope) {
    int filler = firstProduct & WORD_MASK;
    List<Condition> conditions = new ArrayList<>(Collections.nCopies(filler, NEVER));
    products.forEach(product -> conditions.add(product.accept()));
    List<Product> own = new ArrayList<>(products);
    List<ProductTerms> ownTerms = new ArrayList<>(terms);
    for (int i = 0; i < filler; i++) {
      own.add(0, products.get(0));
      ownTerms.add(0, terms.get(0));
    }
    this.firstProduct = firstProduct - filler;
    this.firstWord = firstProduct >>> 6;
    this.kernel = Kernel.link(conditions, scope.schema(), scope.layout());
    this.windows = new WindowRows(own, ownTerms);
    this.words = (own.size() + WORD_MASK) >>> 6;
    this.hitOnUnknown = new long[words];
    for (int i = filler; i < own.size(); i++) {
      if (own.get(i).onUnknown() == UnknownPolicy.HIT) {
        hitOnUnknown[i >>> 6] |= 1L << i;
      }
    }
    this.isAnyHitOnUnknown = products.stream().anyMatch(p -> p.onUnknown() == UnknownPolicy.HIT);
  }

  /** What the conditions mean, and where the records hold it. */
  record IndexScope(Schema schema, RecordLayout layout) {}

  /** One thread's working space for a part. */
  static final class Space {
    final IndexPart part;

    private final KernelMatch kernelMatch;
    private long[] window;
    private int windowSegment = -1;
    private long windowDay;

    Space(IndexPart part) {
      this.part = part;
      this.kernelMatch = part.kernel.newMatch();
    }

    private long[] window(int minuteOfDay, long day) {
      int segment = part.windows.segment(minuteOfDay);
      boolean isSame =
          segment == windowSegment && (day == windowDay || part.windows.isAlwaysWorked());
      if (!isSame) {
        window = part.windows.row(segment, day);
        windowSegment = segment;
        windowDay = day;
      }
      return window;
    }
  }

  /** Adds this part's hits to a row, and returns their number. */
  int match(Record record, Space space, MatchScratch scratch, long[] gates) {
    kernel.evaluate(record, space.kernelMatch);
    final long[] hits = scratch.hits;
    final long[] hold = space.kernelMatch.trueWords();
    final long[] open = space.window(scratch.minute, scratch.day);
    final int first = firstWord;
    final int length = words;
    final boolean asksUnknown = isAnyHitOnUnknown && space.kernelMatch.hasUnknown();
    if (asksUnknown) {
      final long[] unknown = space.kernelMatch.unknownWords();
      for (int w = 0; w < length; w++) {
        hold[w] |= unknown[w] & hitOnUnknown[w];
      }
    }
    int count = 0;
    for (int w = 0; w < length; w++) {
      long hit = hold[w] & open[w] & gates[first + w];
      hits[first + w] |= hit;
      count += Long.bitCount(hit);
    }
    return count;
  }

  boolean isOpen(int product, int minuteOfDay, long day) {
    return windows.isOpen(product - firstProduct, minuteOfDay, day);
  }
}
