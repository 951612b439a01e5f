package io.verdict.benchmarks.match;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.PeerSet;
import java.util.ArrayList;
import java.util.List;

/** Bitmaps, SQL and a search engine for W4. */
public final class MatchPeers implements PeerSet<MatchData> {
  @Override
  public String workload() {
    return "W4";
  }

  @Override
  public List<Entrant> entrants(String size) {
    List<Entrant> all = new ArrayList<>();
    all.add(Entrant.peer("RoaringBitmap", "RoaringBitmap 1.6.29 (Apache-2.0)"));
    if (!size.startsWith("100000")) {
      all.add(Entrant.peer("H2 SQL", "H2 2.5.252 (MPL-2.0 or EPL-1.0)").inFullRuns());
      all.add(Entrant.peer("Lucene", "Apache Lucene 9.12.3 (Apache-2.0)"));
    }
    return all;
  }

  @Override
  public Contender open(MatchData data, String name) {
    return switch (name) {
      case "RoaringBitmap" -> roaring(data);
      case "H2 SQL" -> data.contender(new SqlIndex(data)::list);
      default -> data.contender(new LuceneIndex(data)::list);
    };
  }

  /** Where the set is asked for, a bitmap is one already. */
  private static Contender roaring(MatchData data) {
    RoaringIndex index = new RoaringIndex(data);
    Contender listing = data.contender(index::list);
    return data.isBestFive ? listing : new Bitmaps(data, index, listing);
  }

  private static final class Bitmaps implements Contender {
    private final MatchData data;
    private final RoaringIndex index;
    private final Contender listing;
    private int next;

    Bitmaps(MatchData data, RoaringIndex index, Contender listing) {
      this.data = data;
      this.index = index;
      this.listing = listing;
    }

    @Override
    public long run() {
      next = (next + 1) & (LendWorkload.RECORDS - 1);
      return index.eligible(data.workload.records[next]).getLongCardinality();
    }

    @Override
    public long[] answer(int record) {
      return listing.answer(record);
    }
  }
}
