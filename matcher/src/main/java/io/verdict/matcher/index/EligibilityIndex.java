package io.verdict.matcher.index;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.matcher.catalogue.Catalogue;
import java.util.List;

/**
 * A catalogue made ready to be matched: what readers hold while they match.
 *
 * <p><b>Thread safety</b>: immutable but for its gates, which readers read without waiting.
 */
final class EligibilityIndex {
  final Catalogue catalogue;
  final Kernel kernel;
  final GateRows gates;
  final HourRows hours;

  private final long[] hitOnUnknown;
  private final int words;

  private EligibilityIndex(Catalogue catalogue, RecordLayout layout) {
    this.catalogue = catalogue;
    List<Condition> conditions = catalogue.products().stream().map(Product::accept).toList();
    this.kernel = Kernel.link(conditions, catalogue.schema(), layout);
    this.gates = new GateRows(catalogue.size());
    this.hours = new HourRows(catalogue.products());
    this.words = (catalogue.size() + 63) >>> 6;
    this.hitOnUnknown = new long[words];
    for (int i = 0; i < catalogue.size(); i++) {
      if (catalogue.product(i).onUnknown() == UnknownPolicy.HIT) {
        hitOnUnknown[i >>> 6] |= 1L << i;
      }
    }
  }

  static EligibilityIndex build(Catalogue catalogue, RecordLayout layout) {
    return new EligibilityIndex(catalogue, layout);
  }

  /** Words of a row of bits. */
  int words() {
    return words;
  }

  /** Writes the hits of a record into a scratch that fits this index; returns their number. */
  int match(Record record, long nowMillis, MatchScratch scratch) {
    kernel.evaluate(record, scratch.kernelMatch);
    final long[] hits = scratch.hits;
    final long[] hold = scratch.kernelMatch.trueWords();
    final long[] open = hours.row(scratch.minutes.minuteOfDay(nowMillis));
    final long[] gate = gates.open();
    for (int w = 0; w < words; w++) {
      hits[w] = hold[w] & open[w] & gate[w];
    }
    if (scratch.kernelMatch.hasUnknown()) {
      final long[] unknown = scratch.kernelMatch.unknownWords();
      for (int w = 0; w < words; w++) {
        hits[w] |= unknown[w] & hitOnUnknown[w] & open[w] & gate[w];
      }
    }
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(hits[w]);
    }
    return count;
  }
}
