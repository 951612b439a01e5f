package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.verdict.replay.conformance.Conformance;
import io.verdict.replay.conformance.FolderResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other people's suites; the DMN TCK's lies outside the project, as {@link RecordedDataTest} has
 * it.
 */
class ConformanceTest {
  private static final String DMN =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="d">
        <inputData name="Age"><variable name="Age" typeRef="number"/></inputData>
        <decision name="Band">
          <variable name="Band" typeRef="string"/>
          <decisionTable hitPolicy="FIRST">
            <input><inputExpression typeRef="number"><text>Age</text></inputExpression></input>
            <output typeRef="string"/>
            <rule><inputEntry><text>&lt; 18</text></inputEntry>
              <outputEntry><text>"minor"</text></outputEntry></rule>
            <rule><inputEntry><text>[18..65)</text></inputEntry>
              <outputEntry><text>"adult"</text></outputEntry></rule>
          </decisionTable>
        </decision>
        <decision name="Fee">
          <variable name="Fee" typeRef="number"/>
          <decisionTable>
            <input><inputExpression typeRef="string"><text>Band</text></inputExpression></input>
            <output typeRef="number"/>
            <rule><inputEntry><text>"minor"</text></inputEntry>
              <outputEntry><text>0.5</text></outputEntry></rule>
          </decisionTable>
        </decision>
        <decision name="Twice"><literalExpression><text>2 * Age</text></literalExpression></decision>
      </definitions>
      """;

  @TempDir private Path folder;

  private static String test(String decision, String age, String expected) {
    return "<testCase id='1'><inputNode name='Age'><value>"
        + age
        + "</value></inputNode><resultNode name='"
        + decision
        + "'><expected><value"
        + (expected.isEmpty() ? " nil='true'>" : ">" + expected)
        + "</value></expected></resultNode></testCase>";
  }

  private List<FolderResult> run(String... cases) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("level-3/9999-made"));
    Files.writeString(inner.resolve("d.dmn"), DMN);
    Files.writeString(
        inner.resolve("d-test-01.xml"), "<testCases>" + String.join("", cases) + "</testCases>");
    return Conformance.run(folder);
  }

  @Test
  void countsWhatPassesFailsAndIsNotSupported() throws IOException {
    List<FolderResult> results =
        run(
            test("Band", "17.99", "minor"),
            test("Band", "18", "adult"),
            test("Band", "65", ""),
            test("Band", "17", "adult"),
            test("Fee", "3", "0.50"),
            test("Twice", "3", "6"),
            test("Gone", "3", "6"),
            test("Band", "1e300", "adult"));

    assertThat(results).hasSize(1);
    FolderResult result = results.get(0);
    assertThat(result.folder()).isEqualTo("level-3/9999-made");
    assertThat(result.notes())
        .anyMatch(note -> note.contains("literalExpression"))
        .anyMatch(note -> note.contains("no decision Gone"));
    assertThat(result.passed()).as(result.notes().toString()).isEqualTo(4);
    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.unsupported()).isEqualTo(3);
  }

  @Test
  void aFolderThatCannotBeReadIsCountedAndNotACrash() throws IOException {
    run(test("Band", "1", "minor"));
    Files.writeString(folder.resolve("level-3/9999-made/d.dmn"), "<definitions");

    assertThat(Conformance.run(folder).get(0).unsupported()).isEqualTo(1);
  }

  @Test
  void runsAModelWithRowsBesideIt() throws IOException {
    Path model = ProjectTree.root().resolve("rules-dsl/src/test/resources/models/example/gbm.json");
    Files.copy(model, folder.resolve("gbm.json"));
    Files.writeString(
        folder.resolve("gbm.csv"),
        "income,utilisation,channel,margin\n5000,0.1,0,0.1\n5000,0.1,1,9\n");

    FolderResult result = Conformance.run(folder).get(0);

    assertThat(result.passed()).isEqualTo(1);
    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.notes()).containsExactly("gbm.json, row 2, margin");
  }

  @Test
  void runsTheRowsThatAPmmlTreeHasOfItsOwnAndNoFileWithoutAny() throws IOException {
    String tree =
        """
        <PMML version="4.4"><DataDictionary>
        <DataField name="x" optype="continuous" dataType="double"/>
        <DataField name="y" optype="continuous" dataType="double"/></DataDictionary>
        <TreeModel functionName="regression" splitCharacteristic="binarySplit"><MiningSchema>
        <MiningField name="x"/><MiningField name="y" usageType="target"/></MiningSchema>
        %s<Node id="0"><True/>
        <Node id="1" score="1"><SimplePredicate field="x" operator="lessOrEqual" value="2"/></Node>
        <Node id="2" score="3"><SimplePredicate field="x" operator="greaterThan" value="2"/></Node>
        </Node></TreeModel></PMML>\
        """;
    String rows =
        """
        <ModelVerification><VerificationFields><VerificationField field="x"/>
        <VerificationField field="y"/></VerificationFields><InlineTable>
        <row><x>2</x><y>1</y></row><row><x>2.5</x><y>1</y></row></InlineTable></ModelVerification>
        """;
    Files.writeString(folder.resolve("own.pmml"), tree.formatted(rows));
    Files.writeString(folder.resolve("none.pmml"), tree.formatted(""));

    FolderResult result = Conformance.run(folder).get(0);

    assertThat(result.passed()).as(result.notes().toString()).isEqualTo(1);
    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.notes()).containsExactly("own.pmml, row 2, y");
  }

  @Test
  void everySupportedHitPolicyOfTheTckPasses() throws IOException {
    Path tck =
        Path.of(
                System.getProperty(
                    "verdict.data", ProjectTree.root().resolve("../shared/data").toString()))
            .resolve("dmn-tck-level2-tables");
    assumeThat(tck)
        .as("SKIPPED: the DMN TCK is not there; give the data with -Dverdict.data=DIR")
        .matches(Files::exists);

    List<FolderResult> results = Conformance.run(tck);

    assertThat(results).hasSize(17);
    assertThat(results.stream().mapToInt(FolderResult::failed).sum()).isZero();
    assertThat(results.stream().mapToInt(FolderResult::passed).sum()).isEqualTo(36);
    TreeSet<String> notes = new TreeSet<>();
    results.forEach(result -> notes.addAll(result.notes()));
    assertThat(notes).allMatch(note -> note.contains("whose result is a list"));
  }
}
