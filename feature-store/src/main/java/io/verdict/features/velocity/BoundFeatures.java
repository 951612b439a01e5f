package io.verdict.features.velocity;

import io.verdict.engine.record.RecordLayout;

/** The windows, probes and graphs of one flow, bound to the slots of its layout. */
final class BoundFeatures {
  private final RecordLayout layout;
  private final WindowGroup[] groups;
  private final BoundProbe[] probes;
  private final BoundGraph[] graphs;

  BoundFeatures(
      RecordLayout layout, WindowGroup[] groups, BoundProbe[] probes, BoundGraph[] graphs) {
    this.layout = layout;
    this.groups = groups;
    this.probes = probes;
    this.graphs = graphs;
  }

  RecordLayout layout() {
    return layout;
  }

  WindowGroup[] groups() {
    return groups;
  }

  BoundProbe[] probes() {
    return probes;
  }

  BoundGraph[] graphs() {
    return graphs;
  }

  int mostSpans() {
    int most = 0;
    for (WindowGroup group : groups) {
      most = Math.max(most, group.spans().length);
    }
    return most;
  }

  int widestGroup() {
    int widest = 0;
    for (WindowGroup group : groups) {
      widest = Math.max(widest, group.plans().length);
    }
    return widest;
  }
}
