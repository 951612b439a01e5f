package io.verdict.features.velocity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The windows of a join that read the same entity of the same stream: one look-up serves them.
 *
 * <p>Bounds are computed once for each span (length and hop), since a division costs more than a
 * few events; plans that fold alike lie beside each other, so that what one has folded serves the
 * next when both cover the same events.
 */
final class WindowGroup {
  private static final Comparator<WindowPlan> FAMILY =
      Comparator.comparing(WindowPlan::aggregate)
          .thenComparingInt(WindowPlan::column)
          .thenComparingLong(WindowPlan::mask)
          .thenComparing(WindowPlan::isCurrentIncluded);
  private static final Comparator<WindowPlan> FAMILIES =
      FAMILY.thenComparingLong(WindowPlan::durationMillis).thenComparingInt(WindowPlan::slot);

  private final Stream stream;
  private final int entitySlot;
  private final StreamBinding current;
  private final WindowPlan[] plans;
  private final WindowPlan[] spans;
  private final int[] spanOf;
  private final boolean[] isLikeBefore;

  /**
   * @param stream the stream
   * @param entitySlot slot of the record that holds the entity's key
   * @param current how the record is read as one more event of the stream; null when no window
   *     counts it
   * @param plans the windows
   */
  WindowGroup(Stream stream, int entitySlot, StreamBinding current, WindowPlan[] plans) {
    this.stream = stream;
    this.entitySlot = entitySlot;
    this.current = current;
    this.plans = plans.clone();
    Arrays.sort(this.plans, FAMILIES);
    this.spanOf = new int[plans.length];
    this.isLikeBefore = new boolean[plans.length];
    List<WindowPlan> different = new ArrayList<>();
    for (int i = 0; i < plans.length; i++) {
      WindowPlan plan = this.plans[i];
      int span = 0;
      while (span < different.size() && !plan.hasSpanOf(different.get(span))) {
        span++;
      }
      if (span == different.size()) {
        different.add(plan);
      }
      spanOf[i] = span;
      isLikeBefore[i] = i > 0 && FAMILY.compare(this.plans[i - 1], plan) == 0;
    }
    this.spans = different.toArray(new WindowPlan[0]);
  }

  /** Plans of different spans: the bounds of all others are those of one of them. */
  WindowPlan[] spans() {
    return spans;
  }

  /** Which of the spans a plan has. */
  int spanOf(int plan) {
    return spanOf[plan];
  }

  /** Whether a plan folds the same values of the same events as the one before it. */
  boolean isLikeBefore(int plan) {
    return isLikeBefore[plan];
  }

  Stream stream() {
    return stream;
  }

  int entitySlot() {
    return entitySlot;
  }

  StreamBinding current() {
    return current;
  }

  WindowPlan[] plans() {
    return plans;
  }
}
