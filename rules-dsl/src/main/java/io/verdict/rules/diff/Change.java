package io.verdict.rules.diff;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One difference between two policies.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param stage the stage, as policies name it
 * @param what the word of the construct: {@code rule}, {@code table}, {@code input} and so on
 * @param name its name
 * @param kind how it differs
 * @param details what exactly, a line each; none where the kind says it all
 * @param chinese the same in Chinese, where its words are known; else as {@code details}
 * @param before where the first policy has it, if it does
 * @param after where the second policy has it, if it does
 */
public record Change(
    String stage,
    String what,
    String name,
    Kind kind,
    List<String> details,
    List<String> chinese,
    Optional<SourceSpan> before,
    Optional<SourceSpan> after) {

  /** Copies the lists. */
  public Change {
    Objects.requireNonNull(stage, "stage");
    details = List.copyOf(details);
    chinese = List.copyOf(chinese);
  }

  /** The same with its details in Chinese. */
  Change withChinese(List<String> words) {
    return new Change(stage, what, name, kind, details, words, before, after);
  }

  /** How a declaration differs. */
  public enum Kind {
    /** Only the second policy has it. */
    ADDED,
    /** Only the first policy has it. */
    REMOVED,
    /** It says something else. */
    CHANGED,
    /** It stands elsewhere among its kind, where order means something. */
    MOVED,
    /** It is written otherwise and means the same. */
    REWORDED,
    /** It reads as before, but names something that changed. */
    AFFECTED
  }

  /** Whether a decision can come out otherwise because of it. */
  public boolean canDecideOtherwise() {
    return kind != Kind.REWORDED && !what.equals("test");
  }
}
