package io.verdict.replay.study;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.program.CardResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cases fell into each bin of the leading card, month by month.
 *
 * <p><b>Thread safety:</b> confined.
 */
public final class BinTally {
  private final ScoreSlots slots;
  private final Map<Integer, long[][]> months = new TreeMap<>();

  /** Counts the bins of a card. */
  public BinTally(ScoreSlots slots) {
    this.slots = slots;
  }

  /** Adds a case of a month, {@link CaseTable#NONE} where there are none. */
  public void add(int month, CardResult result) {
    long[][] counts = months.computeIfAbsent(month, m -> empty());
    for (int i = 0; i < counts.length; i++) {
      int bin = result.bin(i);
      if (bin >= 0) {
        counts[i][bin]++;
      }
    }
  }

  private long[][] empty() {
    List<Characteristic> all = slots.card().characteristics();
    long[][] counts = new long[all.size()][];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new long[all.get(i).bins().size()];
    }
    return counts;
  }

  /** The card's characteristics. */
  List<Characteristic> characteristics() {
    return slots.card().characteristics();
  }

  /** The name of a characteristic's slot. */
  String name(int characteristic) {
    return slots.model().schema().field(characteristics().get(characteristic).slot()).name();
  }

  /** The months of which there are cases. */
  List<Integer> months() {
    return new ArrayList<>(months.keySet());
  }

  /** Counts of a characteristic's bins over some months. */
  long[] counts(int characteristic, List<Integer> of) {
    long[] sum = new long[characteristics().get(characteristic).bins().size()];
    for (int month : of) {
      long[] counts = months.get(month)[characteristic];
      for (int bin = 0; bin < sum.length; bin++) {
        sum[bin] += counts[bin];
      }
    }
    return sum;
  }

  /** The bin in which a missing value falls, or -1. */
  int missingBin(int characteristic) {
    List<Bin> bins = characteristics().get(characteristic).bins();
    for (int bin = 0; bin < bins.size(); bin++) {
      if (bins.get(bin).label().contains("missing")) {
        return bin;
      }
    }
    return -1;
  }
}
