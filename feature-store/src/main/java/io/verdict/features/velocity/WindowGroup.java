package io.verdict.features.velocity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The windows of a join that read the same entity of the same stream: one look-up serves them.
 *
 * <p>What each plan of a join is asked for lies in arrays: 192 plans are more than the nearest
 * cache holds beside the record.
 *
 * <p>Bounds are computed once for each span (length and hop) of a join, since a division costs more
 * than a few events; plans that fold alike lie beside each other, so that what one has folded
 * serves the next when both cover the same events.
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
  private final List<WindowPlan> spans;
  private final int[] ownSpans;
  private final int[] spanOf;
  private final boolean[] isLikeBefore;
  private final boolean[] isSameBefore;
  private final int[] slots;
  private final long[] slackMillis;
  private final long[] knownSinceMillis;

  /**
   * @param stream the stream
   * @param entitySlot slot of the record that holds the entity's key
   * @param current how the record is read as one more event of the stream; null when no window
   *     counts it
   * @param plans the windows
   * @param spans the spans of all groups of a join, to which those of this one are added
   */
  WindowGroup(
      Stream stream,
      int entitySlot,
      StreamBinding current,
      WindowPlan[] plans,
      List<WindowPlan> spans) {
    this.spans = spans;
    this.stream = stream;
    this.entitySlot = entitySlot;
    this.current = current;
    this.plans = plans.clone();
    Arrays.sort(this.plans, FAMILIES);
    this.spanOf = new int[plans.length];
    this.isLikeBefore = new boolean[plans.length];
    this.isSameBefore = new boolean[plans.length];
    for (int i = 0; i < plans.length; i++) {
      WindowPlan plan = this.plans[i];
      int span = 0;
      while (span < spans.size() && !plan.hasSpanOf(spans.get(span))) {
        span++;
      }
      if (span == spans.size()) {
        spans.add(plan);
      }
      spanOf[i] = span;
      isLikeBefore[i] = i > 0 && FAMILY.compare(this.plans[i - 1], plan) == 0;
      isSameBefore[i] = isLikeBefore[i] && this.plans[i - 1].isServedLike(plan);
    }
    this.slots = Arrays.stream(this.plans).mapToInt(WindowPlan::slot).toArray();
    this.slackMillis = Arrays.stream(this.plans).mapToLong(WindowPlan::slackMillis).toArray();
    this.knownSinceMillis =
        Arrays.stream(this.plans).mapToLong(WindowPlan::knownSinceMillis).toArray();
    this.ownSpans = Arrays.stream(spanOf).distinct().toArray();
  }

  /** Plans of different spans, of all groups of the join: all others have those of one of them. */
  List<WindowPlan> spans() {
    return spans;
  }

  /** Positions of the spans that plans of this group have. */
  int[] ownSpans() {
    return ownSpans;
  }

  /** Which of the spans a plan has. */
  int spanOf(int plan) {
    return spanOf[plan];
  }

  /** The record's slot of a plan. */
  int slot(int plan) {
    return slots[plan];
  }

  /** As {@link WindowPlan#slackMillis()}. */
  long slackMillis(int plan) {
    return slackMillis[plan];
  }

  /** As {@link WindowPlan#knownSinceMillis()}. */
  long knownSinceMillis(int plan) {
    return knownSinceMillis[plan];
  }

  /** Whether a plan folds the same values of the same events as the one before it. */
  boolean isLikeBefore(int plan) {
    return isLikeBefore[plan];
  }

  /** Whether a plan that folds the same events as the one before it has its value, too. */
  boolean isSameBefore(int plan) {
    return isSameBefore[plan];
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
