package io.verdict.benchmarks.match;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.engine.record.Record;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.rank.RankedOffers;
import java.util.Arrays;

/**
 * Verdict's index: gates and hours included; ids are listed and ranked where they are asked for.
 */
final class IndexContender implements Contender {
  private static final long NOON_MILLIS = 1_796_097_600_000L;

  private final MatchData data;
  private final Matcher matcher;
  private final MatchScratch scratch = new MatchScratch();
  private final RankedOffers best = new RankedOffers(MatchData.FIVE);
  private final int[] ids;
  private int next;

  IndexContender(MatchData data) {
    this.data = data;
    this.matcher = Matcher.of(data.workload.catalogue, data.workload.layout);
    this.ids = new int[data.products()];
  }

  @Override
  public long run() {
    next = (next + 1) & (LendWorkload.RECORDS - 1);
    Record record = data.workload.records[next];
    int hits = matcher.match(record, NOON_MILLIS, scratch);
    if (!data.isBestFive) {
      return hits;
    }
    int count = list();
    data.ranker.rank(record, next, NOON_MILLIS, scratch, best);
    return (long) count + best.size();
  }

  private int list() {
    int count = 0;
    for (int p = scratch.nextHit(0); p >= 0; p = scratch.nextHit(p + 1)) {
      ids[count++] = p;
    }
    return count;
  }

  @Override
  public long[] answer(int i) {
    Record record = data.workload.records[i];
    matcher.match(record, NOON_MILLIS, scratch);
    int count = list();
    long[] answer = Arrays.stream(ids, 0, count).asLongStream().toArray();
    if (data.isBestFive) {
      data.ranker.rank(record, i, NOON_MILLIS, scratch, best);
      answer = Arrays.copyOf(answer, count + best.size());
      for (int rank = 0; rank < best.size(); rank++) {
        answer[count + rank] = data.ranker.expected(record, best.product(rank));
      }
    }
    return answer;
  }
}
