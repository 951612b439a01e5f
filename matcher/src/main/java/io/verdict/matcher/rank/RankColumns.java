package io.verdict.matcher.rank;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.ProductTerms;
import java.util.Arrays;
import java.util.List;

/**
 * What a ranker reads of the products, one array a term.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class RankColumns {
  final Catalogue catalogue;
  final int[] costs;

  /** The customer's rate, 0 where the record has it. */
  final int[] aprs;

  final int[][] acceptByGrade;
  final long[] hashes;
  final long[] ownFunds;
  final boolean hasOwnAprs;

  private RankColumns(Catalogue catalogue, RankColumns before) {
    this.catalogue = catalogue;
    int size = catalogue.size();
    int known = before == null ? 0 : before.costs.length;
    int words = (size + 63) >>> 6;
    costs = before == null ? new int[size] : Arrays.copyOf(before.costs, size);
    aprs = before == null ? new int[size] : Arrays.copyOf(before.aprs, size);
    hashes = before == null ? new long[size] : Arrays.copyOf(before.hashes, size);
    ownFunds = before == null ? new long[words] : Arrays.copyOf(before.ownFunds, words);
    int grades = Math.max(grades(known), before == null ? 1 : before.acceptByGrade.length);
    acceptByGrade = new int[grades][];
    for (int g = 0; g < grades; g++) {
      int[] old = before == null ? null : before.acceptByGrade[Math.min(g, before.lastGrade())];
      acceptByGrade[g] = old == null ? new int[size] : Arrays.copyOf(old, size);
    }
    for (int i = known; i < size; i++) {
      add(i);
    }
    hasOwnAprs = Arrays.stream(aprs).anyMatch(apr -> apr != 0);
  }

  static RankColumns of(Catalogue catalogue) {
    return new RankColumns(catalogue, null);
  }

  /** The columns of the next catalogue. */
  RankColumns next(Catalogue next) {
    return new RankColumns(next, next.whole() == catalogue.whole() ? this : null);
  }

  private int grades(int from) {
    int grades = 1;
    for (int i = from; i < catalogue.size(); i++) {
      grades = Math.max(grades, catalogue.terms(i).acceptByGrade().size());
    }
    return grades;
  }

  private int lastGrade() {
    return acceptByGrade.length - 1;
  }

  private void add(int product) {
    ProductTerms terms = catalogue.terms(product);
    costs[product] = terms.costRate() + terms.feeRate();
    aprs[product] = terms.rules().apr();
    List<Integer> accept = terms.acceptByGrade();
    for (int g = 0; g < acceptByGrade.length; g++) {
      acceptByGrade[g][product] = accept.get(Math.min(g, accept.size() - 1));
    }
    hashes[product] = hash(terms.product());
    if (terms.isOwnFunds()) {
      ownFunds[product >>> 6] |= 1L << product;
    }
  }

  /** The row of chances of a grade's position. */
  int[] accept(int grade) {
    return acceptByGrade[Math.min(grade, lastGrade())];
  }

  /** FNV-1a of a name: the same in every run, unlike a hash of objects. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
