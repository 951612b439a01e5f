package io.verdict.features.list;

import io.verdict.engine.schema.Kind;

/**
 * The place of a list by its name: what probes hold, while the list in it comes and goes.
 *
 * <p><b>Thread safety</b>: safe; a swap is one reference.
 */
public final class ListSlot {
  private final String name;
  private final Kind kind;
  private volatile MemberList current;

  ListSlot(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  /** The list's name. */
  public String name() {
    return name;
  }

  /** KEY or CODE. */
  public Kind kind() {
    return kind;
  }

  /** The list that is served now, or null when none is loaded. */
  public MemberList current() {
    return current;
  }

  void swap(MemberList list) {
    current = list;
  }
}
