package io.verdict.benchmarks.match;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.record.Record;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/** RoaringBitmap: a bitmap of products for each value of each attribute, ANDed. */
final class RoaringIndex {
  private final RoaringBitmap[][] bitmaps;
  private final RoaringBitmap all = new RoaringBitmap();

  RoaringIndex(MatchData data) {
    SlotTest[][] tests = data.tests();
    bitmaps = new RoaringBitmap[data.workload.layout.size()][];
    all.add(0L, tests.length);
    for (int slot = 0; slot < bitmaps.length; slot++) {
      int at = slot;
      if (Arrays.stream(tests).anyMatch(of -> MatchData.test(of, at) != null)) {
        bitmaps[slot] = bitmaps(tests, slot, 1 + maxValue(data, slot));
      }
    }
  }

  private static int maxValue(MatchData data, int slot) {
    return (int) Arrays.stream(data.workload.records).mapToLong(r -> r.value(slot)).max().orElse(0);
  }

  private static RoaringBitmap[] bitmaps(SlotTest[][] tests, int slot, int values) {
    RoaringBitmap[] ofValues = new RoaringBitmap[values];
    for (int value = 0; value < values; value++) {
      RoaringBitmap bitmap = new RoaringBitmap();
      for (int p = 0; p < tests.length; p++) {
        SlotTest test = MatchData.test(tests[p], slot);
        if (test == null || Scan.passes(test, value)) {
          bitmap.add(p);
        }
      }
      bitmap.runOptimize();
      ofValues[value] = bitmap;
    }
    return ofValues;
  }

  RoaringBitmap eligible(Record record) {
    RoaringBitmap result = null;
    for (int slot = 0; slot < bitmaps.length; slot++) {
      if (bitmaps[slot] != null) {
        RoaringBitmap row = bitmaps[slot][(int) record.value(slot)];
        if (result == null) {
          result = row.clone();
        } else {
          result.and(row);
        }
      }
    }
    return result == null ? all.clone() : result;
  }

  int list(Record record, int[] ids) {
    int count = 0;
    for (int id : eligible(record)) {
      ids[count++] = id;
    }
    return count;
  }
}
