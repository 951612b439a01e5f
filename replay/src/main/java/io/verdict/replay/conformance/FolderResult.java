package io.verdict.replay.conformance;

import java.util.List;

/**
 * What the cases of one folder came to.
 *
 * @param folder its name
 * @param notes why cases failed or are not supported, each reason once
 */
public record FolderResult(
    String folder, int passed, int failed, int unsupported, List<String> notes) {
  /** Copies the list. */
  public FolderResult {
    notes = List.copyOf(notes);
  }
}
