package io.verdict.features.velocity;

import io.verdict.engine.record.RecordLayout;

/** The windows, probes and graphs of one flow, bound to the slots of its layout. */
final class BoundFeatures {
  private final RecordLayout layout;
  private final WindowGroup[] groups;
  private final BoundProbe[] probes;
  private final BoundGraph[] graphs;
  private final WindowPlan[] spans;

  BoundFeatures(
      RecordLayout layout, WindowGroup[] groups, BoundProbe[] probes, BoundGraph[] graphs) {
    this.layout = layout;
    this.groups = groups;
    this.probes = probes;
    this.graphs = graphs;
    this.spans =
        groups.length == 0 ? new WindowPlan[0] : groups[0].spans().toArray(WindowPlan[]::new);
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

  /** Plans of different spans: the bounds of all windows are those of one of them. */
  WindowPlan[] spans() {
    return spans;
  }

  int widestGroup() {
    int widest = 0;
    for (WindowGroup group : groups) {
      widest = Math.max(widest, group.plans().length);
    }
    return widest;
  }
}
