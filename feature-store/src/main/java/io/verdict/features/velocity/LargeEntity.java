package io.verdict.features.velocity;

/**
 * The rings and tables of one large entity, a cursor over all of them.
 *
 * <p><b>Thread safety</b>: as {@link RawEvents}. <b>Allocation</b>: none.
 */
final class LargeEntity {
  private final Tiles tiles;
  private final LatestValues latest;
  private final RunningTotal total;
  private StreamLayout layout;
  private long rings;

  LargeEntity(BlockSlab slab) {
    this.tiles = new Tiles(slab);
    this.latest = new LatestValues(slab);
    this.total = new RunningTotal(slab);
  }

  /** Points this at the rings of an entity. */
  LargeEntity wrap(StreamLayout itsLayout, long itsRings) {
    layout = itsLayout;
    rings = itsRings;
    return this;
  }

  /** Empties rings from a position on. */
  void reset(int first, long knownSinceMillis) {
    for (int i = first; i < layout.rings.length; i++) {
      tiles.wrap(layout, rings, i).reset(knownSinceMillis);
    }
  }

  /** Moves all rings on to a later event; totals first, since they look at what leaves. */
  void advance(long headMillis, long newHeadMillis) {
    for (int i = 0; i < layout.rings.length; i++) {
      if (layout.rings[i].isTotal()) {
        total.wrap(layout, rings, i).advance(headMillis, newHeadMillis);
      }
    }
    for (int i = 0; i < layout.rings.length; i++) {
      if (layout.rings[i].aggregate() != Aggregate.DISTINCT && !layout.rings[i].isTotal()) {
        tiles.wrap(layout, rings, i).advance(headMillis, newHeadMillis);
      }
    }
  }

  /** Counts an event in the rings from a position on. */
  void add(int first, long headMillis, long timeMillis, long flags, long[] values) {
    for (int i = first; i < layout.rings.length; i++) {
      Ring ring = layout.rings[i];
      if ((flags & ring.mask()) == ring.mask()) {
        if (ring.isTotal()) {
          total.wrap(layout, rings, i).add(headMillis, timeMillis, values);
        } else if (ring.aggregate() == Aggregate.DISTINCT) {
          latest.wrap(layout, rings, i).add(timeMillis, values[ring.column()]);
        } else {
          tiles.wrap(layout, rings, i).add(headMillis, timeMillis, values);
        }
      }
    }
  }

  /** Sums up the totals from a position on, once their rings are filled. */
  void recount(int first, long headMillis) {
    for (int i = first; i < layout.rings.length; i++) {
      if (layout.rings[i].isTotal()) {
        total.wrap(layout, rings, i).recount(headMillis);
      }
    }
  }

  /** Says that events before a time may be missing. */
  void spoil(long knownSinceMillis) {
    for (int i = 0; i < layout.rings.length; i++) {
      tiles.wrap(layout, rings, i);
      tiles.knownSince(Math.max(tiles.knownSince(), knownSinceMillis));
    }
  }

  /** Whether a ring can answer a window that ends at a time. */
  boolean answers(int ring, long headMillis, long upperMillis) {
    return ring >= 0
        && ring < layout.rings.length
        && (layout.rings[ring].aggregate() != Aggregate.DISTINCT || headMillis <= upperMillis);
  }

  /** Folds a window by its running total, if it has one that tells it. */
  boolean foldTotal(
      WindowPlan plan, long headMillis, long lowerMillis, long upperMillis, Fold fold) {
    int position = plan.total();
    return position >= 0
        && position < layout.rings.length
        && total.wrap(layout, rings, position).fold(headMillis, lowerMillis, upperMillis, fold);
  }

  /** Folds what a ring knows of a window. */
  void fold(int ring, long headMillis, long lowerMillis, long upperMillis, Fold fold) {
    tiles.wrap(layout, rings, ring);
    if (layout.rings[ring].aggregate() == Aggregate.DISTINCT) {
      latest.wrap(layout, rings, ring).fold(lowerMillis, fold.distinct);
    } else {
      tiles.fold(headMillis, lowerMillis, upperMillis, fold);
    }
    if (tiles.knownSince() > lowerMillis) {
      fold.truncate(tiles.knownSince());
    }
  }
}
