package io.verdict.matcher.desk;

import io.verdict.engine.port.Placement;
import io.verdict.matcher.cascade.MatchOrder;
import io.verdict.matcher.cascade.OrderState;

/** The engine's view of an order that has ended. */
final class Placements {
  private Placements() {}

  static Placement of(MatchOrder order) {
    boolean isAsked = order.attempt() != null;
    return new Placement(
        order.id(),
        end(order.state()),
        isAsked ? order.attempt().product() : "",
        isAsked ? order.attempt().funder() : "",
        order.disbursedMinor(),
        order.attempts(),
        order.startedMillis(),
        order.endedMillis());
  }

  private static Placement.End end(OrderState state) {
    return switch (state) {
      case DISBURSED -> Placement.End.DISBURSED;
      case DROPPED -> Placement.End.DROPPED;
      case CANCELLED -> Placement.End.CANCELLED;
      case REJECTED -> Placement.End.REJECTED;
      default -> throw new IllegalStateException("an order in " + state + " has not ended");
    };
  }
}
