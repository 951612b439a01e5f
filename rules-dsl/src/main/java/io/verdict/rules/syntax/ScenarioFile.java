package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code scenario NAME "title" extends POLICY version N { STAGE { … } … }}: what a partner's
 * integration changes of a policy.
 *
 * @param span the whole text
 * @param header the first line, if it could be read
 * @param parts what it changes, by stage
 * @param unreadable names in parts that could not be read as a whole
 */
public record ScenarioFile(
    SourceSpan span, Optional<Header> header, List<Part> parts, Set<String> unreadable) {

  /** Copies the list and the set. */
  public ScenarioFile {
    parts = List.copyOf(parts);
    unreadable = Set.copyOf(unreadable);
  }

  /**
   * The first line.
   *
   * @param name what the scenario is called
   * @param title what people call it
   * @param base the policy that it changes
   * @param version counts up with each change, at least 1
   */
  public record Header(SourceSpan span, Name name, String title, Name base, int version) {}

  /**
   * What changes in one stage.
   *
   * @param settings parameters that are set
   * @param declarations what is added
   */
  public record Part(
      SourceSpan span, Name stage, List<Setting> settings, List<Declaration> declarations) {

    /** Copies the lists. */
    public Part {
      settings = List.copyOf(settings);
      declarations = List.copyOf(declarations);
    }
  }

  /**
   * {@code param = value} or {@code param[pattern, …] = value}.
   *
   * @param keys a pattern for each key of the parameter; none for a plain one
   */
  public record Setting(SourceSpan span, Name param, List<Pattern> keys, Expression value) {

    /** Copies the list. */
    public Setting {
      keys = List.copyOf(keys);
    }
  }
}
