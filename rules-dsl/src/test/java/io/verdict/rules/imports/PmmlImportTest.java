package io.verdict.rules.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.verdict.rules.imports.ImportFailure.Kind;
import io.verdict.rules.verification.ModelRows;
import io.verdict.rules.verification.ModelRun;
import org.junit.jupiter.api.Test;

/** Ensembles, chains and verification rows of PMML, and what of it is refused. */
class PmmlImportTest {
  private static final String STUMP =
      """
      <TreeModel functionName="regression" missingValueStrategy="defaultChild">
        <MiningSchema><MiningField name="x"/></MiningSchema>
        <Node id="1" defaultChild="3"><True/>
          <Node id="2" score="%s"><SimplePredicate field="x" operator="lessThan" value="2"/></Node>
          <Node id="3" score="%s">
            <SimplePredicate field="x" operator="greaterOrEqual" value="2"/></Node>
        </Node>
      </TreeModel>\
      """;

  private static String segment(String low, String high, String weight) {
    return "<Segment" + weight + "><True/>" + STUMP.formatted(low, high) + "</Segment>";
  }

  private static String pmml(String model) {
    return """
    <PMML version="4.4"><DataDictionary>
    <DataField name="x" optype="continuous" dataType="double"/>
    <DataField name="y" optype="categorical" dataType="string"><Value value="0"/>
    <Value value="1"/></DataField></DataDictionary>%s</PMML>\
    """
        .formatted(model);
  }

  private static String mining(String method, String segments, String more) {
    return pmml(
        """
        <MiningModel functionName="regression">
        <MiningSchema><MiningField name="x"/><MiningField name="y" usageType="target"/>
        </MiningSchema>%s<Segmentation multipleModelMethod="%s">%s</Segmentation></MiningModel>\
        """
            .formatted(more, method, segments));
  }

  private static double result(String text, double x) {
    ModelRun run = new ModelRun(ModelImport.read(text));
    run.evaluate(new double[] {x});
    return run.response(0);
  }

  @Test
  void sumsAndAverages() {
    String two = segment("1", "3", "") + segment("10", "30", "");
    assertThat(result(mining("sum", two, ""), 1)).isEqualTo(11);
    assertThat(result(mining("average", two, ""), 2)).isEqualTo(16.5);
    assertThat(result(mining("sum", two, ""), Double.NaN)).isEqualTo(33);
    String weighted = segment("1", "3", " weight='3'") + segment("10", "30", " weight='1'");
    assertThat(result(mining("weightedAverage", weighted, ""), 1)).isEqualTo(13 / 4.0);
    String targets = "<Targets><Target rescaleConstant='100'/></Targets>";
    assertThat(result(mining("sum", two, targets), 1)).isEqualTo(111);
  }

  private static String chain(String verification) {
    String inner =
        mining("sum", segment("-1", "0.5", ""), "")
            .replaceAll("(?s).*(<MiningModel.*</MiningModel>).*", "$1");
    return pmml(
        """
        <MiningModel functionName="classification">
        <MiningSchema><MiningField name="x"/><MiningField name="y" usageType="target"/>
        </MiningSchema><Output><OutputField name="p1" feature="probability" value="1"/></Output>
        %s<Segmentation multipleModelMethod="modelChain">
        <Segment><True/>%s</Segment><Segment><True/>
        <RegressionModel functionName="classification" normalizationMethod="logit">
        <MiningSchema><MiningField name="m"/></MiningSchema>
        <RegressionTable intercept="0.25" targetCategory="1">
        <NumericPredictor name="m" coefficient="1"/></RegressionTable>
        <RegressionTable intercept="0" targetCategory="0"/></RegressionModel></Segment>
        </Segmentation></MiningModel>\
        """
            .formatted(verification, inner));
  }

  private static String verification(String probability) {
    return """
    <ModelVerification recordCount="1"><VerificationFields>
    <VerificationField field="x" column="data:x"/><VerificationField field="p1" precision="1E-9"/>
    </VerificationFields><InlineTable><row><x>3</x><p1>%s</p1></row></InlineTable>
    </ModelVerification>\
    """
        .formatted(probability);
  }

  @Test
  void aChainEndsInALogit() {
    double expected = 1 / (1 + Math.exp(-0.75));
    assertThat(result(chain(""), 3)).isCloseTo(expected, within(1e-15));
    ImportedModel model = ModelImport.read(chain(verification(String.valueOf(expected))));
    assertThat(model.checks()).hasSize(1);
    assertThat(ModelRows.run(model, model.checks())).isEmpty();
    ImportedModel wrong = ModelImport.read(chain(verification("0.679")));
    assertThat(ModelRows.run(wrong, wrong.checks()).orElseThrow().check().field()).isEqualTo("p1");
  }

  private static void refused(Kind kind, String element, String text) {
    assertThatExceptionOfType(ImportFailure.class)
        .isThrownBy(() -> ModelImport.read(text))
        .matches(failure -> failure.kind() == kind, kind.toString())
        .extracting(ImportFailure::element)
        .asString()
        .contains(element);
  }

  @Test
  void whatHasNoEqualIsRefused() {
    String one = segment("1", "3", "");
    refused(
        Kind.UNSUPPORTED,
        "missingValueStrategy weightedConfidence",
        mining("sum", one.replace("defaultChild\">", "weightedConfidence\">"), ""));
    refused(Kind.UNSUPPORTED, "multipleModelMethod median", mining("median", one, ""));
    refused(
        Kind.UNSUPPORTED,
        "Segment with a predicate",
        mining("sum", one.replace("<Segment><True/>", "<Segment><False/>"), ""));
    refused(
        Kind.UNSUPPORTED,
        "derived field z",
        mining("sum", one.replace("field=\"x\"", "field=\"z\""), ""));
    refused(
        Kind.UNSUPPORTED,
        "factor",
        mining("sum", one, "<Targets><Target rescaleFactor='2'/>" + "</Targets>"));
    refused(
        Kind.MALFORMED,
        "defaultChild",
        mining("sum", one.replace("defaultChild=\"3\"", "defaultChild=\"7\""), ""));
    refused(Kind.MALFORMED, "PMML", "<x/>");
  }
}
