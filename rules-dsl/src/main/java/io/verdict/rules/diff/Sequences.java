package io.verdict.rules.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which elements of a reordered sequence moved: those outside a longest rising subsequence. */
final class Sequences {
  private Sequences() {}

  /**
   * The positions in a list that moved.
   *
   * @param former the former position of each element, all different
   */
  static BitSet moved(List<Integer> former) {
    int[] tails = new int[former.size()];
    int[] previous = new int[former.size()];
    int length = 0;
    for (int i = 0; i < former.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (former.get(tails[middle]) < former.get(i)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    BitSet moved = new BitSet();
    moved.set(0, former.size());
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      moved.clear(i);
    }
    return moved;
  }

  /** The former positions of the elements that were there before, in their present order. */
  static List<Integer> positions(Collection<String> present, Collection<String> former) {
    Map<String, Integer> byName = new HashMap<>();
    former.forEach(element -> byName.putIfAbsent(element, byName.size()));
    return present.stream().map(byName::get).filter(Objects::nonNull).toList();
  }

  /** The first so many lines, and how many there are more. */
  static List<String> cut(List<String> lines, int most) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, most));
    cut.add("… and " + (lines.size() - most) + " more");
    return cut;
  }
}
