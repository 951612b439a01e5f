package io.verdict.replay.world.loan;

/** The last six months of an account, newest first. */
final class MonthHistory {
  private static final int MONTHS = 6;
  static final int NO_MISS = 9;
  private final int[] bucket = new int[MONTHS];
  private final int[] draws = new int[MONTHS];
  private final int[] inquiries = new int[MONTHS];
  private final int[] overdue = new int[MONTHS];
  private final int[] failed = new int[MONTHS];

  void push(int bucketNow, int drawsNow, int inquiriesNow, boolean overdueNow, int failedNow) {
    push(bucket, bucketNow);
    push(draws, drawsNow);
    push(inquiries, inquiriesNow);
    push(overdue, overdueNow ? 1 : 0);
    push(failed, failedNow);
  }

  /** Months of the last {@code months} that ended past due. */
  int misses(int months) {
    int count = 0;
    for (int i = 0; i < months; i++) {
      count += bucket[i] > 0 ? 1 : 0;
    }
    return count;
  }

  int monthsSinceLastMiss() {
    for (int i = 0; i < MONTHS; i++) {
      if (bucket[i] > 0) {
        return i;
      }
    }
    return NO_MISS;
  }

  int draws3m() {
    return sum3(draws);
  }

  int inquiries3m() {
    return sum3(inquiries);
  }

  boolean overdue3m() {
    return sum3(overdue) > 0;
  }

  int failed3m() {
    return sum3(failed);
  }

  private static int sum3(int[] values) {
    return values[0] + values[1] + values[2];
  }

  private static void push(int[] values, int value) {
    System.arraycopy(values, 0, values, 1, values.length - 1);
    values[0] = value;
  }
}
