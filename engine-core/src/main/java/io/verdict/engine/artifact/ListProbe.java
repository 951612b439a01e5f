package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * A membership test of a key or code in a named list, as a boolean slot. It is missing when the key
 * is, or when the list is not loaded.
 *
 * @param slot the BOOL slot written (role LIST_PROBE)
 * @param list the list's name
 * @param keySlot the KEY or CODE slot probed
 */
public record ListProbe(int slot, String list, int keySlot) {
  public ListProbe {
    Objects.requireNonNull(list, "list");
  }
}
