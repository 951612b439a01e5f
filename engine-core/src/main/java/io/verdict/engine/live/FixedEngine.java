package io.verdict.engine.live;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.record.Applicant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One engine for everybody. */
final class FixedEngine implements Engines {
  private final Choice choice;

  FixedEngine(Engine engine) {
    Objects.requireNonNull(engine, "engine");
    this.choice = new Choice(0, engine, engine.flow().hashes(), List.of());
  }

  @Override
  public Choice choose(String scenario, Applicant applicant) {
    if (!scenario.equals(BASE)) {
      throw new IllegalStateException(
          "scenario " + scenario + " is not served: this engine has none\n  open a LiveEngine");
    }
    return choice;
  }

  @Override
  public Optional<Engine> pinned(List<String> artifacts) {
    return artifacts.equals(choice.artifacts()) ? Optional.of(choice.engine()) : Optional.empty();
  }
}
