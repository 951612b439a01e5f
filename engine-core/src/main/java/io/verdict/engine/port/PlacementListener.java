package io.verdict.engine.port;

/** Hears how the placing of an order ended; what the end rests on is durable by then. */
@FunctionalInterface
public interface PlacementListener {
  /** An order has ended. */
  void placed(Placement placement);
}
