package io.verdict.engine.forest;

import io.verdict.engine.artifact.CategorySet;

/**
 * A column whose value is not just the rank of its input.
 *
 * @param low first rank that is taken out
 * @param high last rank that is taken out
 * @param set categories that are taken out, by rank less {@link InputRanks#FIRST_CATEGORY}; null
 *     for a range
 * @param out the value of what is taken out
 * @param rest the value of the rest, -1 for that of its rank
 */
record SpecialColumn(int low, int high, CategorySet set, int out, int rest) {
  int value(int rank, int rankValue) {
    boolean isOut =
        set == null ? rank >= low && rank <= high : set.contains(rank - InputRanks.FIRST_CATEGORY);
    if (isOut) {
      return out;
    }
    return rest < 0 ? rankValue : rest;
  }
}
