package io.verdict.benchmarks.contest;

import java.util.List;

/**
 * Systems of other libraries for a workload, found by {@link java.util.ServiceLoader}: they are
 * compiled under the profile {@code peers} only.
 *
 * @param <D> the workload's data
 */
public interface PeerSet<D> {
  /** The workload's name. */
  String workload();

  /** The systems at a size. */
  List<Entrant> entrants(String size);

  /**
   * Gets one ready.
   *
   * @throws UnsupportedOperationException when this machine lacks what it needs
   */
  Contender open(D data, String name);
}
