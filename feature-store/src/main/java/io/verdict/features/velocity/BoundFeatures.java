package io.verdict.features.velocity;

import io.verdict.engine.record.RecordLayout;

/** The windows and probes of one flow, bound to the slots of its layout. */
final class BoundFeatures {
  private final RecordLayout layout;
  private final WindowGroup[] groups;
  private final BoundProbe[] probes;

  BoundFeatures(RecordLayout layout, WindowGroup[] groups, BoundProbe[] probes) {
    this.layout = layout;
    this.groups = groups;
    this.probes = probes;
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

  int widestGroup() {
    int widest = 0;
    for (WindowGroup group : groups) {
      widest = Math.max(widest, group.plans().length);
    }
    return widest;
  }
}
