package io.verdict.engine.program;

import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Scorecard;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Ranks the reasons of a scorecard by points lost against each characteristic's baseline, summed
 * for each family of reasons and given as the code of the family that lost most; families that lost
 * nothing are dropped; ties keep the order of the card (PMML 4.4 pointsBelow, but for the dropped
 * zeros and the families).
 *
 * <p><b>Thread safety</b>: immutable; the {@link CardResult} is confined. <b>Allocation</b>: none
 * after construction.
 */
final class ReasonRanking {
  /** Reasons up to which they are ranked without branches. */
  private static final int FEW = 4;

  private static final int FAMILY_BITS = 24; // more families than a card has characteristics
  private static final long FAMILY_MASK = (1L << FAMILY_BITS) - 1;

  private final int maxReasons;
  private final int[] codeOfPosition;
  private final int[] reasonOfCode;
  private final int[] familyOfCode;
  private final int families;

  /**
   * The ranking of a card.
   *
   * @param reasons the stage's reasons
   * @param reasonOfPosition by position of the cells the characteristic's reason, -1 for none
   */
  ReasonRanking(Scorecard card, List<Reason> reasons, int[] reasonOfPosition) {
    this.reasonOfCode = codesOf(card);
    this.familyOfCode = familiesOf(reasons);
    this.families = Arrays.stream(familyOfCode).max().orElse(-1) + 1;
    this.maxReasons = Math.min(card.maxReasons(), families);
    this.codeOfPosition = Arrays.stream(reasonOfPosition).map(this::code).toArray();
  }

  /** The reasons of the card in order, each once. */
  private static int[] codesOf(Scorecard card) {
    LinkedHashSet<Integer> reasons = new LinkedHashSet<>();
    card.characteristics().stream()
        .map(Characteristic::reason)
        .filter(reason -> reason >= 0)
        .forEach(reasons::add);
    return reasons.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The family of each of the card's reasons, numbered in the order of their first one. */
  private int[] familiesOf(List<Reason> reasons) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] of = new int[reasonOfCode.length];
    int next = 0;
    for (int code = 0; code < of.length; code++) {
      String family = reasons.get(reasonOfCode[code]).family();
      Integer known = family.isEmpty() ? null : numbers.putIfAbsent(family, next);
      of[code] = known == null ? next++ : known;
    }
    return of;
  }

  /** The reason's position among the card's, or one beyond them for none. */
  private int code(int reason) {
    for (int code = 0; code < reasonOfCode.length; code++) {
      if (reasonOfCode[code] == reason) {
        return code;
      }
    }
    return reasonOfCode.length;
  }

  /** Number of reasons. */
  int codes() {
    return reasonOfCode.length;
  }

  /**
   * Ranks the reasons of a result.
   *
   * @param lost points lost by cell
   */
  void rank(CardResult result, int[] lost) {
    final int[] codeLost = result.lostOfCode;
    Arrays.fill(codeLost, 0);
    for (int i = 0; i < codeOfPosition.length; i++) {
      codeLost[codeOfPosition[i]] += lost[result.cells[i]];
    }
    sumFamilies(result);
    if (maxReasons <= FEW) {
      rankFew(result);
    } else {
      rankMany(result);
    }
  }

  private void sumFamilies(CardResult result) {
    final int[] codeLost = result.lostOfCode;
    final int[] sums = result.lostOfFamily;
    final int[] given = result.codeOfFamily;
    if (families == reasonOfCode.length) {
      System.arraycopy(codeLost, 0, sums, 0, families); // each code is its own family
      return;
    }
    Arrays.fill(sums, 0);
    Arrays.fill(given, -1);
    for (int code = 0; code < reasonOfCode.length; code++) {
      int family = familyOfCode[code];
      sums[family] += codeLost[code];
      if (given[family] < 0 || codeLost[code] > codeLost[given[family]]) {
        given[family] = code;
      }
    }
  }

  private int reasonOf(int family, CardResult result) {
    boolean isItsOwn = families == reasonOfCode.length;
    return reasonOfCode[isItsOwn ? family : result.codeOfFamily[family]];
  }

  /**
   * Keeps the four greatest keys by exchanges without a branch: who lost how much is as good as
   * random, and a mispredicted branch costs as much as ten exchanges. A key is the loss and, for
   * equal ones, the order of declaration.
   */
  private void rankFew(CardResult result) {
    final int[] sums = result.lostOfFamily;
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int family = 0; family < families; family++) {
      long key = (long) Math.max(0, sums[family]) << FAMILY_BITS | (FAMILY_MASK - family);
      long down = Math.min(first, key);
      first = Math.max(first, key);
      key = Math.min(second, down);
      second = Math.max(second, down);
      down = Math.min(third, key);
      third = Math.max(third, key);
      fourth = Math.max(fourth, down);
    }
    result.reasonCount = 0;
    keep(first, result);
    keep(second, result);
    keep(third, result);
    keep(fourth, result);
  }

  private void keep(long key, CardResult result) {
    int lostPoints = (int) (key >>> FAMILY_BITS);
    if (lostPoints > 0 && result.reasonCount < maxReasons) {
      int family = (int) (FAMILY_MASK - (key & FAMILY_MASK));
      result.rankedReasons[result.reasonCount] = reasonOf(family, result);
      result.rankedLost[result.reasonCount++] = lostPoints;
    }
  }

  private void rankMany(CardResult result) {
    final int[] sums = result.lostOfFamily;
    int kept = 0;
    for (int family = 0; family < families; family++) {
      if (sums[family] > (kept < maxReasons ? 0 : result.rankedLost[maxReasons - 1])) {
        kept = insert(result, Math.min(kept, maxReasons - 1), family);
      }
    }
    result.reasonCount = kept;
  }

  private int insert(CardResult result, int last, int family) {
    int sum = result.lostOfFamily[family];
    int at = last;
    while (at > 0 && result.rankedLost[at - 1] < sum) {
      result.rankedLost[at] = result.rankedLost[at - 1];
      result.rankedReasons[at] = result.rankedReasons[at - 1];
      at--;
    }
    result.rankedLost[at] = sum;
    result.rankedReasons[at] = reasonOf(family, result);
    return last + 1;
  }

  /** Points that the characteristics of a reason lost together in the last ranking. */
  int pointsLost(int reason, CardResult result) {
    int code = code(reason);
    return code == reasonOfCode.length ? 0 : result.lostOfCode[code];
  }
}
