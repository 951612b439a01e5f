package io.verdict.features.velocity;

/** Counts the raw events of an entity in rings that it has just been given. The writer's. */
final class RingFiller {
  private final Tiles tiles;
  private final long[] values = new long[Stream.MAX_BITS];

  RingFiller(BlockSlab slab) {
    this.tiles = new Tiles(slab);
  }

  /**
   * Fills rings.
   *
   * @param first position of the first ring to fill; those before it are left alone
   * @param raw the events, of the same layout
   * @param headMillis time of the entity's latest event
   * @param sinceMillis time from which the events are complete
   */
  void fill(
      StreamLayout layout,
      long rings,
      int first,
      RawEvents raw,
      long headMillis,
      long sinceMillis) {
    for (int i = first; i < layout.rings.length; i++) {
      tiles.wrap(layout, rings, i).reset(sinceMillis);
    }
    for (int event = 0; event < raw.count(); event++) {
      int at = raw.at(event);
      long flags = raw.buffer().getLong(at + StreamLayout.FLAGS);
      for (int i = 0; i < layout.columns; i++) {
        values[i] = raw.buffer().getLong(at + StreamLayout.VALUES + Long.BYTES * i);
      }
      for (int i = first; i < layout.rings.length; i++) {
        tiles.wrap(layout, rings, i).add(headMillis, raw.time(event), flags, values);
      }
    }
  }
}
