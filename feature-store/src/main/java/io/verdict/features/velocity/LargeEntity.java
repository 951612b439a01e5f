package io.verdict.features.velocity;

/**
 * The rings and tables of one large entity, a cursor over all of them.
 *
 * <p><b>Thread safety</b>: as {@link RawEvents}. <b>Allocation</b>: none.
 */
final class LargeEntity {
  private final Tiles tiles;
  private final LatestValues latest;
  private StreamLayout layout;
  private long rings;

  LargeEntity(BlockSlab slab) {
    this.tiles = new Tiles(slab);
    this.latest = new LatestValues(slab);
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

  /** Moves all rings on to a later event. */
  void advance(long headMillis, long newHeadMillis) {
    for (int i = 0; i < layout.rings.length; i++) {
      if (layout.rings[i].aggregate() != Aggregate.DISTINCT) {
        tiles.wrap(layout, rings, i).advance(headMillis, newHeadMillis);
      }
    }
  }

  /** Counts an event in the rings from a position on. */
  void add(int first, long headMillis, long timeMillis, long flags, long[] values) {
    for (int i = first; i < layout.rings.length; i++) {
      Ring ring = layout.rings[i];
      if ((flags & ring.mask()) == ring.mask()) {
        if (ring.aggregate() == Aggregate.DISTINCT) {
          latest.wrap(layout, rings, i).add(timeMillis, values[ring.column()]);
        } else {
          tiles.wrap(layout, rings, i).add(headMillis, timeMillis, values);
        }
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
