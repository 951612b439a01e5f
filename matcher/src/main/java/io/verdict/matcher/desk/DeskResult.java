package io.verdict.matcher.desk;

import io.verdict.engine.port.MatchResult;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.rank.RankedOffers;
import io.verdict.matcher.rank.Ranker;

/** A match with its working space. */
final class DeskResult implements MatchResult {
  private static final int RANKS = 16;

  final MatchScratch scratch = new MatchScratch();
  final RankedOffers offers = new RankedOffers(RANKS);
  Ranker ranker;
  long orderId;

  @Override
  public long orderId() {
    return orderId;
  }

  @Override
  public int eligible() {
    return scratch.count();
  }

  @Override
  public int size() {
    return offers.size();
  }

  @Override
  public int product(int rank) {
    return offers.product(rank);
  }

  @Override
  public String productId(int rank) {
    return ranker.catalogue().product(offers.product(rank)).id();
  }

  @Override
  public long value(int rank) {
    return offers.value(rank);
  }

  @Override
  public long catalogueVersion() {
    return ranker.catalogue().version();
  }
}
