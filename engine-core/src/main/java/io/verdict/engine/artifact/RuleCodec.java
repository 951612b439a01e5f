package io.verdict.engine.artifact;

/** Section rules. */
final class RuleCodec extends SectionCodec<Rule> {
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final UnknownPolicy[] POLICIES = UnknownPolicy.values();

  RuleCodec() {
    super(Section.RULES, ArtifactLimit.RULES, 11);
  }

  @Override
  void write(Rule rule, SectionWriter out) {
    out.string(rule.id());
    out.string(rule.title());
    out.u8(rule.outcome() == null ? 0 : rule.outcome().ordinal() + 1);
    out.signed(rule.score());
    out.signed(rule.reason());
    out.signed(rule.reasonCard());
    out.u8(rule.onUnknown().ordinal());
    ConditionCodec.write(rule.when(), out);
    out.string(rule.text());
    out.unsigned(rule.line());
    EffectCodec.write(rule.effect(), out);
  }

  @Override
  Rule read(SectionReader in) {
    return new Rule(
        in.string(),
        in.string(),
        outcome(in.u8()),
        in.integer(),
        in.integer(),
        in.integer(),
        in.oneOf(POLICIES),
        ConditionCodec.readCondition(in),
        in.string(),
        in.natural(),
        EffectCodec.read(in));
  }

  private static Outcome outcome(int number) {
    Require.position(number, OUTCOMES.length + 1, "outcome");
    return number == 0 ? null : OUTCOMES[number - 1];
  }

  @Override
  void check(Rule rule, Draft draft) {
    Require.that(!rule.id().isBlank(), "a rule has no name");
    Require.that(
        rule.outcome() == null || draft.stage.outcomes().contains(rule.outcome()),
        "the stage has no such outcome");
    Require.positionOrNone(rule.reason(), draft.reasons.size(), "reason");
    Require.positionOrNone(rule.reasonCard(), draft.scorecards.size(), "scorecard");
    ConditionCodec.check(rule.when(), draft.schema);
    Require.range(rule.line(), 0, Integer.MAX_VALUE, "line");
    EffectCodec.check(rule, draft);
  }

  @Override
  String nameOf(Rule rule) {
    return rule.id();
  }
}
