package io.verdict.rules.checked;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * A rule whose condition is checked.
 *
 * @param outcome what it asks for; empty when it only scores
 * @param reason position among the stage's reasons, or -1
 * @param reasonCard position among the stage's scorecards, or -1
 * @param text the condition as the policy writes it
 * @param span where the rule stands
 * @param effect what it does beyond asking for an outcome or scoring
 */
public record CheckedRule(
    String id,
    String title,
    Optional<Outcome> outcome,
    int score,
    int reason,
    int reasonCard,
    UnknownPolicy onUnknown,
    CheckedCondition condition,
    String text,
    SourceSpan span,
    Effect effect) {}
