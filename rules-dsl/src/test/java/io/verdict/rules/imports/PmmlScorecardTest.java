package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A PMML scorecard becomes a policy that gives its points; what cannot be said is refused. */
class PmmlScorecardTest {
  private static final String CARD =
      """
      <PMML version="4.4"><DataDictionary>
      <DataField name="age" optype="continuous" dataType="integer"/>
      <DataField name="income" optype="continuous" dataType="double"/>
      <DataField name="home owner" optype="categorical" dataType="string">
        <Value value="own"/><Value value="rent free"/><Value value="other"/></DataField>
      </DataDictionary>
      <Scorecard functionName="regression" initialScore="10" baselineMethod="max"
          reasonCodeAlgorithm="pointsBelow" useReasonCodes="true">
      <MiningSchema><MiningField name="age"/><MiningField name="income"/>
      <MiningField name="home owner"/></MiningSchema>
      <Characteristics>
      <Characteristic name="age" reasonCode="RC1" baselineScore="30">
        <Attribute partialScore="-5"><SimplePredicate field="age" operator="lessThan" value="21"/>
        </Attribute>
        <Attribute partialScore="20"><CompoundPredicate booleanOperator="and">
          <SimplePredicate field="age" operator="greaterOrEqual" value="21"/>
          <SimplePredicate field="age" operator="lessOrEqual" value="40"/></CompoundPredicate>
        </Attribute>
        <Attribute partialScore="30"><SimplePredicate field="age" operator="greaterThan" value="40"/>
        </Attribute>
        <Attribute partialScore="0"><SimplePredicate field="age" operator="isMissing"/></Attribute>
      </Characteristic>
      <Characteristic name="income" reasonCode="RC2" baselineScore="12.5">
        <Attribute partialScore="1"><SimplePredicate field="income" operator="lessOrEqual"
          value="1000.5"/></Attribute>
        <Attribute partialScore="12.5"><True/></Attribute>
      </Characteristic>
      <Characteristic name="home" reasonCode="RC3" baselineScore="9">
        <Attribute partialScore="9"><SimpleSetPredicate field="home owner" booleanOperator="isIn">
          <Array n="2" type="string">own "rent free"</Array></SimpleSetPredicate></Attribute>
        <Attribute partialScore="4"><SimplePredicate field="home owner" operator="equal"
          value="other"/></Attribute>
      </Characteristic>
      </Characteristics></Scorecard></PMML>\
      """;

  private static double score(Record record, Program program, Evaluation evaluation) {
    program.evaluate(record, evaluation);
    return record.value(record.layout().slot("score")) / 10.0;
  }

  @Test
  void givesThePointsOfTheFile() {
    PmmlScorecard card = PmmlScorecard.read(CARD);
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("card.policy", card.text()));
    assertThat(compiled.models()).as(compiled.render(Locale.ENGLISH) + card.text()).hasSize(1);
    StageModel model = compiled.models().get(0);
    RecordLayout layout = RecordLayout.of(model.schema());
    Program program = Program.link(model, layout);
    Evaluation evaluation = program.newEvaluation();
    Record record = layout.newRecord();
    String home = card.fields().get("home owner");

    record.integer(card.fields().get("age"), 20).decimal(card.fields().get("income"), 1000_500_000);
    record.symbol(home, "s_own");
    assertThat(score(record, program, evaluation)).isEqualTo(10 - 5 + 1 + 9);
    record.integer(card.fields().get("age"), 40).decimal(card.fields().get("income"), 1000_500_001);
    record.symbol(home, "s_other");
    assertThat(score(record, program, evaluation)).isEqualTo(10 + 20 + 12.5 + 4);
    record.clear();
    record.symbol(home, "s_rent_free");
    assertThat(score(record, program, evaluation)).isEqualTo(10 + 0 + 12.5 + 9);
    record.setMissing(layout.slot(home));
    program.evaluate(record, evaluation);
    assertThat(evaluation.isInputIncomplete()).isTrue();
  }

  @Test
  void takesAValueOrMissingAsOneBinAndTheBaselineThatTheFileSays() {
    String card =
        CARD.replace("baselineMethod=\"max\"", "baselineMethod=\"mean\"")
            .replace(
                "<SimplePredicate field=\"age\" operator=\"greaterThan\" value=\"40\"/>",
                "<CompoundPredicate booleanOperator=\"or\">"
                    + "<SimplePredicate field=\"age\" operator=\"greaterThan\" value=\"40\"/>"
                    + "<SimplePredicate field=\"age\" operator=\"isMissing\"/></CompoundPredicate>")
            .replace(
                "<Attribute partialScore=\"0\"><SimplePredicate field=\"age\""
                    + " operator=\"isMissing\"/></Attribute>",
                "");

    assertThat(PmmlScorecard.read(card).text())
        .contains("[(40..), missing] -> 30")
        .contains("in.age : int optional");
  }

  private static void refused(String element, String text) {
    assertThatExceptionOfType(ImportFailure.class)
        .isThrownBy(() -> PmmlScorecard.read(text))
        .matches(failure -> failure.line() > 1)
        .extracting(ImportFailure::element)
        .asString()
        .contains(element);
  }

  @Test
  void whatTheLanguageCannotSayIsRefused() {
    refused("pointsAbove", CARD.replace("pointsBelow", "pointsAbove"));
    refused("baselineScore", CARD.replace("baselineScore=\"12.5\"", "baselineScore=\"12\""));
    String bare = CARD.replaceAll(" baselineScore=\"[^\"]*\"", "");
    refused("baselineScore", bare.replace("baselineMethod=\"max\"", "baselineMethod=\"mean\""));
    refused("both spelled R_RC_1", CARD.replace("RC1", "RC-1").replace("RC2", "RC_1"));
    refused("both spelled s_rent_free", CARD.replace("\"own\"", "\"rent_free\""));
    refused(
        "ComplexPartialScore",
        CARD.replace("<Attribute partialScore=\"12.5\">", "<Attribute><ComplexPartialScore/>"));
    refused(
        "reasonCode of an Attribute",
        CARD.replace("partialScore=\"12.5\"", "partialScore=\"12.5\" reasonCode=\"RC9\""));
    refused(
        "not just one field",
        CARD.replace(
            "<True/>", "<SimplePredicate field=\"age\" operator=\"lessThan\" value=\"1\"/>"));
    refused("operator notEqual", CARD.replace("operator=\"equal\"", "operator=\"notEqual\""));
  }
}
