package io.verdict.features.velocity;

/** Counts the raw events of an entity in rings that it has just been given. The writer's. */
final class RingFiller {
  private final LargeEntity large;
  private final long[] values = new long[Stream.MAX_BITS];

  RingFiller(BlockSlab slab) {
    this.large = new LargeEntity(slab);
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
    large.wrap(layout, rings).reset(first, sinceMillis);
    for (int event = 0; event < raw.count(); event++) {
      int at = raw.at(event);
      long flags = raw.buffer().getLong(at + StreamLayout.FLAGS);
      for (int i = 0; i < layout.columns; i++) {
        values[i] = raw.buffer().getLong(at + StreamLayout.VALUES + Long.BYTES * i);
      }
      large.add(first, headMillis, raw.time(event), flags, values);
    }
    large.recount(first, headMillis);
  }
}
