package io.verdict.features.velocity;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.features.FeatureStatus;

/** Turns a folded window into a value and its status; a reader's scratch. */
final class WindowValue {
  private static final FeatureStatus[] STATUSES = FeatureStatus.values();

  private byte status; // an ordinal: a reference would cost a barrier with each window
  private boolean isPresent;
  private long value;

  FeatureStatus status() {
    return STATUSES[status];
  }

  /** Position of the status among all. */
  byte statusOrdinal() {
    return status;
  }

  private void status(FeatureStatus itsStatus) {
    status = (byte) itsStatus.ordinal();
  }

  boolean isPresent() {
    return isPresent;
  }

  long value() {
    return value;
  }

  private void present(long served) {
    isPresent = true;
    value = served;
  }

  /** Takes the value and status of another. */
  void copy(WindowValue other) {
    status = other.status;
    isPresent = other.isPresent;
    value = other.value;
  }

  /** No value, for a reason. */
  void missing(FeatureStatus why) {
    isPresent = false;
    status(why);
  }

  /** The value of a window at a time. */
  void of(WindowPlan plan, Fold fold, long asOfMillis) {
    status(fold.isTruncated() ? FeatureStatus.SATURATED : FeatureStatus.OK);
    isPresent = false;
    switch (plan.op()) {
      case COUNT -> present(fold.count());
      case DISTINCT -> distinct(fold.distinct);
      case SUM -> sum(fold);
      case AVG -> ofComplete(fold, !fold.isEmpty(), fold.isEmpty() ? 0 : fold.mean());
      case MIN, MAX -> ofComplete(fold, !fold.isEmpty(), fold.value());
      case LAST, SINCE -> latest(plan, fold, asOfMillis);
    }
  }

  private void distinct(DistinctValues values) {
    if (values.isFull()) {
      status(FeatureStatus.SATURATED);
    }
    present(values.size());
  }

  private void sum(Fold fold) {
    if (!fold.isSumLong()) {
      status(FeatureStatus.SATURATED);
    }
    ofComplete(fold, fold.isSumLong(), fold.sum());
  }

  private void ofComplete(Fold fold, boolean hasValue, long served) {
    if (hasValue && !fold.isTruncated()) {
      present(served);
    }
  }

  private void latest(WindowPlan plan, Fold fold, long asOfMillis) {
    if (fold.isEmpty() || (fold.isTruncated() && !fold.isLatestSure())) {
      return;
    }
    status(FeatureStatus.OK);
    if (plan.op() == WindowOp.SINCE) {
      present(Math.max(0, asOfMillis - fold.latestMillis()));
    } else if (plan.codes() == null) {
      present(fold.value());
    } else {
      present(plan.codes().number(fold.value()));
    }
  }
}
