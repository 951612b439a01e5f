package io.verdict.engine.port;

/** Time as the engine is told it; nothing in the engine reads the wall clock. */
@FunctionalInterface
public interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  long millis();
}
