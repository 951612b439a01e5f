package io.verdict.matcher.index;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import java.util.AbstractList;
import java.util.List;

/**
 * A catalogue made ready to be matched: what readers hold while they match. One part for a whole
 * catalogue, and one for what was put in over it; the next version takes over what has not changed.
 *
 * <p><b>Thread safety</b>: immutable but for its gates, which readers read without waiting.
 */
final class EligibilityIndex {
  final Catalogue catalogue;
  final GateRows gates;
  final IndexPart whole;

  /** Null when nothing was put in. */
  final IndexPart added;

  private EligibilityIndex(Catalogue catalogue, IndexPart whole, IndexPart added, GateRows gates) {
    this.catalogue = catalogue;
    this.whole = whole;
    this.added = added;
    this.gates = gates;
  }

  static EligibilityIndex build(Catalogue catalogue, RecordLayout layout) {
    return new EligibilityIndex(
        catalogue,
        part(catalogue.whole(), layout, 0),
        added(catalogue, layout),
        new GateRows(catalogue));
  }

  /** The index of the next catalogue, with this one's gates where a product is still there. */
  EligibilityIndex next(Catalogue next, RecordLayout layout) {
    if (next.whole() != catalogue.whole()) {
      return new EligibilityIndex(
          next, part(next.whole(), layout, 0), added(next, layout), gates.forNext(this, next));
    }
    boolean isSame = next.size() == catalogue.size();
    IndexPart more = isSame ? added : added(next, layout);
    return new EligibilityIndex(next, whole, more, gates.forOverlay(this, next));
  }

  private static IndexPart added(Catalogue catalogue, RecordLayout layout) {
    int first = catalogue.whole().size();
    return first == catalogue.size() ? null : part(catalogue, layout, first);
  }

  private static IndexPart part(Catalogue catalogue, RecordLayout layout, int first) {
    int size = catalogue.size() - first;
    List<ProductTerms> terms =
        new AbstractList<>() {
          @Override
          public ProductTerms get(int index) {
            return catalogue.terms(first + index);
          }

          @Override
          public int size() {
            return size;
          }
        };
    return new IndexPart(
        catalogue.products().subList(first, first + size),
        terms,
        first,
        new IndexPart.IndexScope(catalogue.schema(), layout));
  }

  /** The part in which a product was linked. */
  IndexPart partOf(int product) {
    return product < catalogue.whole().size() ? whole : added;
  }

  /** Words of a row of bits. */
  int words() {
    return (catalogue.size() + 63) >>> 6;
  }

  /** Writes the hits of a record into a scratch that fits this index; returns their number. */
  int match(Record record, MatchScratch scratch) {
    final long[] open = gates.open();
    java.util.Arrays.fill(scratch.hits, 0);
    int count = whole.match(record, scratch.whole, scratch, open);
    return added == null ? count : count + added.match(record, scratch.added, scratch, open);
  }
}
