package io.verdict.rules.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.diff.Change.Kind;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of one part of a construct is named as that part, in both languages. */
class PartsDiffTest {
  private static final String IN_LOAN =
      """
      policy in_loan "Months" version 1 effective 2026-12-01 zone Asia/Shanghai
      input {
        id            : key                          required
        phone         : key                          required
        card          : key                          required
        trigger.type  : enum { monthly, drawdown }   required
        account.dpd   : int                          optional
        account.band  : ordered enum { B1, B2, B3 }  optional
        score.monthly : int                          optional
      }
      event application { id : key  phone : key  card : key }
      event fraud { id : key }
      graph ring of application over id link phone, card labels fraud within 30d
      reason I_OVERDUE "Overdue" told
      states account.state first complete {
        late    when account.dpd >= 4
        early   when account.dpd >= 1
        unread  when account.dpd is missing
        fine    otherwise
      }
      state near when account.dpd in [1..3]
      bands b_band from score.monthly hysteresis 15 previous account.band {
        B1 [720..)
        B2 [640..720)
        B3 [(..640), missing]
      }
      matrix in_loan by state, b_band collect on unknown skip {
        fine { B1 -> up(30%)  B2 -> keep  B3 -> cut(20%) }
        late reason I_OVERDUE { [B1..B2] -> block, call at 7  - -> freeze }
        early reason I_OVERDUE { - -> call }
        unread reason I_OVERDUE { - -> block }
      }
      merge line.action  : freeze > cut(line.cut : rate greatest) > up(line.up : rate least) > keep
      merge draw.gate    : block > open
      merge collect.step : call at account.dpd > none
      outcome freeze, block -> block
      guard up when trigger.type == monthly
      """;

  private static final String CREDIT =
      """
      policy credit "Small" version 1 effective 2026-12-01 zone UTC
      input {
        age    : int        required
        amount : money(CNY) required
      }
      reason C_AGE "Age" told
      reason C_OLD "Old" told
      param top : money(CNY) = 9_000 CNY
      result queue : enum { fast, slow }
      derive line : money(CNY) = amount
      rule R1 route desk reason C_AGE on unknown skip when age > 60
      rule R2 defer 7d reason C_AGE on unknown skip when age > 61
      rule R3 set queue = slow when age > 62
      rule R4 trim line to top step 100 CNY reason C_AGE on unknown skip when age > 63
      clamp R5 line <= 8_000 CNY reason C_AGE
      """;

  @TempDir private Path temporary;

  private static CompiledPolicy compile(String file, String text) {
    return checked(PolicyCompiler.compile(PolicySource.of(file, text)));
  }

  private static CompiledPolicy bundle(String credit, String match) {
    return checked(
        PolicyCompiler.compile(
            PolicySource.of("credit.policy", credit), PolicySource.of("match.policy", match)));
  }

  private static CompiledPolicy checked(CompiledPolicy compiled) {
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    return compiled;
  }

  private static Change only(String policy, String from, String to) {
    assertThat(policy).contains(from);
    String file = policy.equals(CREDIT) ? "credit.policy" : "in_loan.policy";
    List<Change> changes =
        PolicyDiff.between(compile(file, policy), compile(file, policy.replace(from, to))).stream()
            .filter(change -> change.kind() != Kind.AFFECTED)
            .toList();
    assertThat(changes).as(from).hasSize(1);
    assertThat(changes.get(0).kind()).as(from).isEqualTo(Kind.CHANGED);
    return changes.get(0);
  }

  private static void says(String policy, String from, String to, String english, String chinese) {
    Change change = only(policy, from, to);
    assertThat(change.details()).as(from).containsExactly(english);
    assertThat(change.chinese()).as(from).containsExactly(chinese);
  }

  @Test
  void statesAndBandsByNameAndPart() {
    says(
        IN_LOAN,
        "late    when account.dpd >= 4",
        "late    when account.dpd >= 5",
        "state late: account.dpd >= 4 → account.dpd >= 5",
        "状态 late：account.dpd >= 4 → account.dpd >= 5");
    says(
        IN_LOAN,
        "near when account.dpd in [1..3]",
        "near when account.dpd in [2..3]",
        "condition: account.dpd in [1..3] → account.dpd in [2..3]",
        "条件：account.dpd in [1..3] → account.dpd in [2..3]");
    says(IN_LOAN, "hysteresis 15", "hysteresis 10", "hysteresis: 15 → 10", "滞后：15 → 10");
    Change bound = only(IN_LOAN, "720", "700");
    assertThat(bound.details())
        .containsExactly("band B1: [720..) → [700..)", "band B2: [640..720) → [640..700)");
    assertThat(bound.chinese())
        .containsExactly("分档 B1：[720..) → [700..)", "分档 B2：[640..720) → [640..700)");
  }

  @Test
  void aMatrixByCellMergeOrderOutcomeAndGuard() {
    says(
        IN_LOAN,
        "B3 -> cut(20%)",
        "B3 -> cut(40%)",
        "cell fine | B3: cut(20%) → cut(40%)",
        "单元格 fine | B3：cut(20%) → cut(40%)");
    Change two = only(IN_LOAN, "call at 7", "call at 9");
    assertThat(two.details())
        .containsExactly(
            "cell late | B1: block, call at 7 → block, call at 9",
            "cell late | B2: block, call at 7 → block, call at 9");
    Change split = only(IN_LOAN, "[B1..B2] -> block, call at 7", "B1 -> block, call at 7");
    assertThat(split.details()).containsExactly("cell late | B2: block, call at 7 → freeze");
    assertThat(split.chinese()).containsExactly("单元格 late | B2：block, call at 7 → freeze");
    says(
        IN_LOAN,
        "freeze > cut(line.cut : rate greatest) > up(line.up : rate least) > keep",
        "cut(line.cut : rate greatest) > freeze > up(line.up : rate least) > keep",
        "merge order of line.action: freeze > cut > up > keep → cut > freeze > up > keep",
        "line.action 的合并次序：freeze > cut > up > keep → cut > freeze > up > keep");
    says(
        IN_LOAN,
        "rate greatest",
        "rate least",
        "action cut of line.action: cut(line.cut : rate greatest) → cut(line.cut : rate least)",
        "line.action 的动作 cut：cut(line.cut : rate greatest) → cut(line.cut : rate least)");
    says(
        IN_LOAN,
        "guard up when trigger.type == monthly",
        "guard up when trigger.type == drawdown",
        "guard up: trigger.type == monthly → trigger.type == drawdown",
        "约束 up：trigger.type == monthly → trigger.type == drawdown");
    says(
        IN_LOAN,
        "guard up when trigger.type == monthly",
        "",
        "guard up removed, was trigger.type == monthly",
        "删除 约束 up，原为 trigger.type == monthly");
  }

  @Test
  void aGraphByLinksAndPeriod() {
    says(
        IN_LOAN,
        "link phone, card",
        "link phone",
        "links: phone, card → phone",
        "连边：phone, card → phone");
    says(IN_LOAN, "within 30d", "within 60d", "period: 30d → 60d", "时限：30d → 60d");
  }

  @Test
  void actionsByTargetDelayValueStepAndBound() {
    says(CREDIT, "route desk", "route shop", "target: desk → shop", "去向：desk → shop");
    says(CREDIT, "defer 7d", "defer 9d", "delay: 7d → 9d", "延后时长：7d → 9d");
    says(CREDIT, "queue = slow", "queue = fast", "value: slow → fast", "取值：slow → fast");
    says(CREDIT, "step 100", "step 500", "step: 100 CNY → 500 CNY", "步长：100 CNY → 500 CNY");
    says(CREDIT, "step 100 CNY", "", "step removed, was 100 CNY", "删除 步长，原为 100 CNY");
    says(
        CREDIT,
        "line <= 8_000 CNY",
        "line <= 7_000 CNY",
        "bound: 8_000 CNY → 7_000 CNY",
        "界限：8_000 CNY → 7_000 CNY");
    says(
        CREDIT,
        "desk reason C_AGE",
        "desk reason C_OLD",
        "reason: C_AGE → C_OLD",
        "原因：C_AGE → C_OLD");
  }

  @Test
  void aProbeByWhatIsWantedItsStepAndItsBound() {
    String credit =
        """
        policy credit "C" version 1 effective 2026-01-01 zone UTC
        input { asked : money(CNY) required  age : int required }
        reason C_FEW "Too few lenders" told
        derive amount : money(CNY) = asked
        probe C39 match.eligible_funders >= 3
          else trim amount step 100 CNY least 500 CNY else reject reason C_FEW
        """;
    String match =
        """
        policy match "M" version 1 effective 2026-01-01 zone UTC
        input { amount : money(CNY) required  age : int required }
        product P1 funder F1 { accept when amount in [500 CNY..9_000 CNY] and age >= 20 }
        """;
    String other =
        credit
            .replace(">= 3", ">= 2")
            .replace("step 100", "step 200")
            .replace("500 CNY", "600 CNY");
    Change change =
        PolicyDiff.between(bundle(credit, match), bundle(other, match)).stream()
            .filter(one -> one.what().equals("probe"))
            .findFirst()
            .orElseThrow();
    assertThat(change.details())
        .containsExactly("wanted: 3 → 2", "step: 100 CNY → 200 CNY", "bound: 500 CNY → 600 CNY");
    assertThat(change.chinese())
        .containsExactly("需要：3 → 2", "步长：100 CNY → 200 CNY", "下限：500 CNY → 600 CNY");
  }

  @Test
  void statesThatTradePlacesAreMoved() {
    Change moved =
        only(
            IN_LOAN,
            "  late    when account.dpd >= 4\n  early   when account.dpd >= 1\n",
            "  early   when account.dpd >= 1\n  late    when account.dpd >= 4\n");
    assertThat(moved.details()).singleElement().asString().endsWith(" moved");
    assertThat(moved.chinese()).singleElement().asString().endsWith(" 移动");
  }

  @Test
  void aModelByWhatItsFileHoldsThoughThePolicyReadsTheSame() throws IOException {
    CompiledPolicy was = model("was", "0.9");
    CompiledPolicy now = model("now", "0.8");
    assertThat(PolicyDiff.between(was, model("same", "0.9"))).isEmpty();
    Change change = PolicyDiff.between(was, now).get(0);
    assertThat(change.what()).isEqualTo("model");
    assertThat(change.details())
        .singleElement()
        .asString()
        .matches("content: pmml .*, 1 trees, . deep, hash \\w{12} → pmml .*, hash \\w{12}");
    assertThat(change.chinese()).singleElement().asString().startsWith("内容：pmml ");
  }

  private CompiledPolicy model(String name, String score) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.writeString(
        folder.resolve("credit.policy"),
        """
        policy credit "Trees" version 1 effective 2026-12-01 zone UTC
        input { age : int required }
        reason C_SCORE "Score" told
        model score.trees from "small.pmml" { "age" = age }
        rule C1 reject reason C_SCORE on unknown review when score.trees > 0.5
        """);
    Files.writeString(
        folder.resolve("small.pmml"),
        """
        <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
          <Header/>
          <DataDictionary numberOfFields="2">
            <DataField name="age" optype="continuous" dataType="double"/>
            <DataField name="y" optype="continuous" dataType="double"/>
          </DataDictionary>
          <TreeModel functionName="regression" splitCharacteristic="binarySplit">
            <MiningSchema>
              <MiningField name="age"/><MiningField name="y" usageType="target"/>
            </MiningSchema>
            <Node id="0"><True/>
              <Node id="1" score="SCORE">
                <SimplePredicate field="age" operator="lessThan" value="20"/>
              </Node>
              <Node id="2" score="0.1">
                <SimplePredicate field="age" operator="greaterOrEqual" value="20"/>
              </Node>
            </Node>
          </TreeModel>
        </PMML>
        """
            .replace("SCORE", score));
    return checked(PolicyCompiler.compile(PolicyFolder.read(folder)));
  }
}
