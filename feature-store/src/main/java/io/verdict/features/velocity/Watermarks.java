package io.verdict.features.velocity;

import java.util.Objects;

/**
 * What a store does as its memory fills. Above the low mark idle entities are looked for faster, up
 * to sixteen times as fast at the high one; above the high mark new entities are not taken, and the
 * rest is left to those that are there.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param lowPercent of the most bytes
 * @param highPercent of the most bytes; at least the low one
 * @param whenFull what happens to an event of a new entity above the high mark
 * @param blockNanos longest wait of such an event under {@link WhenFull#BLOCK}
 */
public record Watermarks(int lowPercent, int highPercent, WhenFull whenFull, long blockNanos) {
  public Watermarks {
    Objects.requireNonNull(whenFull, "whenFull");
    if (lowPercent < 1 || lowPercent > highPercent || highPercent > 100) {
      throw new IllegalArgumentException(
          "watermarks "
              + lowPercent
              + " % and "
              + highPercent
              + " % are not ordered within 1..100");
    }
    if (blockNanos < 0) {
      throw new IllegalArgumentException("blockNanos is negative");
    }
  }

  /** What happens to an event of an entity that the store does not have and has no room for. */
  public enum WhenFull {
    /**
     * The event is kept for the entities that are there; the windows of the new one are {@code
     * UNAVAILABLE} until it has left them.
     */
    REFUSE_ENTITY,
    /** The event is turned away whole, is not in the log and may be sent again. */
    REJECT,
    /**
     * The event waits: its thread looks for idle entities, and other threads' events may free some.
     * When the time is over it is turned away as by {@link #REJECT}.
     */
    BLOCK,
    /**
     * The event is kept for the entities that are there; for the new one it lies in the log and is
     * applied from it once memory is below the low mark. Until then the windows of the new entity
     * are {@code UNAVAILABLE}. Durable stores only.
     */
    SPILL
  }

  /** 85 % and 95 %, new entities refused. */
  public static Watermarks defaults() {
    return new Watermarks(85, 95, WhenFull.REFUSE_ENTITY, 0);
  }

  /** The same with other marks. */
  public Watermarks withPercents(int low, int high) {
    return new Watermarks(low, high, whenFull, blockNanos);
  }

  /** The same with another rule above the high mark. */
  public Watermarks with(WhenFull rule) {
    return new Watermarks(lowPercent, highPercent, rule, blockNanos);
  }

  /** The same with events that wait for room. */
  public Watermarks blocking(long longestNanos) {
    return new Watermarks(lowPercent, highPercent, WhenFull.BLOCK, longestNanos);
  }
}
