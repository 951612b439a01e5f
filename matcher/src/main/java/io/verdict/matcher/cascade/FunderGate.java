package io.verdict.matcher.cascade;

/** Hears when a funder goes down or up, to keep it from new matches. */
@FunctionalInterface
public interface FunderGate {
  /** A funder went down or may be tried again. */
  void changed(String funder, boolean isUp);
}
