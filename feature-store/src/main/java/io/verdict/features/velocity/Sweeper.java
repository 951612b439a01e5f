package io.verdict.features.velocity;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Forgets entities whose latest event has left every window that any decision may still ask for:
 * they are worth exactly as much as an entity never seen. A clock hand looks at a few headers with
 * each event, so nothing runs on a timer.
 *
 * <p><b>Thread safety</b>: the writer's. <b>Allocation</b>: none.
 */
final class Sweeper {
  private final SlabMemory memory;
  private int hand;

  Sweeper(SlabMemory memory) {
    this.memory = memory;
  }

  /** Looks at the next few entities, at more of them the fuller memory is. */
  void sweep(List<Stream> streams, long latestMillis) {
    sweep(streams, latestMillis, memory.options.sweepPerEvent() * memory.haste());
  }

  /** Looks at so many entities, all at most; at none if the host forgets none. */
  void sweep(List<Stream> streams, long latestMillis, int most) {
    int used = memory.entities.used();
    int count = memory.options.sweepPerEvent() == 0 ? 0 : Math.min(most, used);
    for (int i = count; i > 0; i--) {
      hand = hand + 1 < used ? hand + 1 : 0;
      UnsafeBuffer header = memory.header(hand);
      int at = EntityTable.offset(hand);
      int number = header.getShort(at + EntityTable.STREAM) & 0xFFFF;
      if (number == EntityTable.NO_STREAM) {
        continue;
      }
      Stream stream = streams.get(number);
      long kept = stream.keptMillis() + memory.options.latenessMillis();
      if (header.getLong(at + EntityTable.HEAD) < latestMillis - kept) {
        memory.writer.forget(stream, hand);
        memory.counts.add(StoreCounts.EVICTED);
      }
    }
  }
}
