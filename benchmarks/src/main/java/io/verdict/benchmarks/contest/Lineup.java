package io.verdict.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A workload with everyone who takes part.
 *
 * @param workload the workload
 * @param peers other libraries' systems for it, none without the profile {@code peers}
 * @param <D> the workload's data
 */
record Lineup<D>(Workload<D> workload, List<PeerSet<D>> peers) {
  static Lineup<?> of(String id) {
    return of(Workloads.of(id));
  }

  @SuppressWarnings("unchecked") // a set of peers names its workload, and takes its data
  static <D> Lineup<D> of(Workload<D> workload) {
    List<PeerSet<D>> peers = new ArrayList<>();
    for (PeerSet<?> set : ServiceLoader.load(PeerSet.class)) {
      if (set.workload().equals(workload.id())) {
        peers.add((PeerSet<D>) set);
      }
    }
    return new Lineup<>(workload, peers);
  }

  /** Everyone at a size, ours first. */
  List<Entrant> entrants(String size) {
    List<Entrant> all = new ArrayList<>(workload.entrants(size));
    peers.forEach(set -> all.addAll(set.entrants(size)));
    return all;
  }

  Entrant entrant(String size, String name) {
    return entrants(size).stream()
        .filter(entrant -> entrant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " at " + size));
  }

  /** Gets a system ready. */
  Contender open(String size, D data, String name) {
    for (PeerSet<D> set : peers) {
      if (set.entrants(size).stream().anyMatch(entrant -> entrant.name().equals(name))) {
        return set.open(data, name);
      }
    }
    return workload.open(data, name);
  }
}
