package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every construct that has words of its own says them in both languages. */
class ShowConstructsTest {
  private static final String IN_LOAN =
      """
      policy in_loan "Months" version 1 effective 2026-12-01 zone Asia/Shanghai
      input {
        trigger.type  : enum { monthly, drawdown }   required
        account.dpd   : int                          optional
        account.band  : ordered enum { B1, B2, B3 }  optional
        score.monthly : int                          optional
      }
      reason I_OVERDUE "Overdue" told
      states account.state first complete {
        late    when account.dpd >= 4
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
        unread reason I_OVERDUE { - -> block }
      }
      merge line.action  : freeze > cut(line.cut : rate greatest) > up(line.up : rate least) > keep
      merge draw.gate    : block > open
      merge collect.step : call at account.dpd > none
      outcome freeze, block -> block
      guard up when trigger.type == monthly
      result line.fee : rate
      rule L1 set line.fee = 10% rounding down when near
      """;

  private static final String CREDIT =
      """
      policy credit "Trees" version 1 effective 2026-12-01 zone UTC
      input { age : int required  phone : int optional }
      reason C_SCORE "Score" told
      model score.trees from "small.pmml" { "age" = age }
      rule C1 reject reason C_SCORE on unknown review when score.trees > 0.5
      """;

  private static final String PMML =
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
            <Node id="1" score="0.9">
              <SimplePredicate field="age" operator="lessThan" value="20"/>
            </Node>
            <Node id="2" score="0.1">
              <SimplePredicate field="age" operator="greaterOrEqual" value="20"/>
            </Node>
          </Node>
        </TreeModel>
      </PMML>
      """;

  @TempDir private Path temporary;

  private Path folder(String file, String policy) throws IOException {
    Files.writeString(temporary.resolve(file), policy);
    Files.writeString(temporary.resolve("small.pmml"), PMML);
    return temporary;
  }

  private static String show(Path folder, String language) {
    CommandRun run = CommandRun.of("show", folder, "--lang", language);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void statesBandsAndAMatrixAreSaidInEnglish() throws IOException {
    assertThat(show(folder("in_loan.policy", IN_LOAN), "en"))
        .contains(
            "states account.state: the first that holds, always one\n",
            "    late when account.dpd is at least 4\n",
            "    fine otherwise\n",
            "state near holds when account.dpd is from 1 to 3\n",
            "bands b_band of score.monthly; the band before (account.band) is left only 15 beyond"
                + " a",
            "    B2: from 640 to below 720\n",
            "    fine | B1: up(30 %)\n",
            "    late | from B1 to B2: block, call from 7 on\n",
            "    line.action: the first that is asked for of freeze, cut (line.cut, the greatest),"
                + " up",
            "    freeze, block: outcome block\n",
            "    up only when trigger.type is monthly\n",
            "rule L1: set line.fee to 10 %, rounded towards zero when near is true\n");
  }

  @Test
  void statesBandsAndAMatrixAreSaidInChinese() throws IOException {
    assertThat(show(folder("in_loan.policy", IN_LOAN), "zh"))
        .contains(
            "状态组 account.state：取首个成立者，必有其一\n",
            "    late：当 account.dpd 不低于 4\n",
            "状态 near 成立，当 account.dpd 为 1 至 3",
            "分档 b_band，依据 score.monthly；越过边界 15 才离开原分档（account.band）\n",
            "    fine | B1：up（30 %）\n",
            "block、call（自 7 起）\n",
            "    line.action：取所请求中最先者：freeze、cut（line.cut，取最大）",
            "    freeze、block：结果冻结\n",
            "    仅在以下条件下允许 up：trigger.type 等于 monthly\n",
            "规则 L1：将 line.fee 设为 10 %，向零取整，当 near 为真\n");
  }

  @Test
  void aMatrixIsATableOfStatesAndBandsOnThePage() throws IOException {
    Path page = temporary.resolve("page.html");
    CommandRun run = CommandRun.of("show", folder("in_loan.policy", IN_LOAN), "--out", page);
    assertThat(run.status()).as(run.err()).isZero();
    String html = Files.readString(page);
    String late = html.substring(html.lastIndexOf("<td class=\"code whole\">late</td><td"));
    String row = late.substring(0, late.indexOf("</tr>"));
    assertThat(row.split("<td", -1)).as(row).hasSize(6);
    assertThat(row.split("call from 7 on", -1)).as("B1 and B2").hasSize(3);
    assertThat(row.split("freeze", -1)).as("the rest: B3").hasSize(2);
    assertThat(html).contains("up only when trigger.type is monthly").doesNotContain("<pre>matrix");
  }

  @Test
  void aModelIsSaidByWhatItsFileHolds() throws IOException {
    Path folder = folder("credit.policy", CREDIT);
    assertThat(show(folder, "en"))
        .containsPattern(
            "model score.trees: trees of pmml.*, 1 in number, at most 3 tests deep, of 1 inputs")
        .contains("    input \"age\" is age\n");
    assertThat(show(folder, "zh"))
        .containsPattern("模型 score.trees：pmml.* 树模型，1 棵，每条路径至多判断 3 次，输入 1 个")
        .contains("    输入 \"age\" 取自 age\n");
  }

  @Test
  void whatRulesDoIsSaidInBothLanguages() {
    Path folder = CommandRun.policy("consumer-loan");
    assertThat(show(folder, "en"))
        .contains(
            ": route to line_desk when customer.active_line is true\n",
            ": put off for 7 days when ",
            ": lower line.amount to exposure.room, in steps of 100 CNY when ",
            "price.apr_all_in is kept to at most the parameter apr_cap(app.date); where that"
                + " bites,",
            "match.eligible_funders of at least 3 is wanted\n",
            "    too few: lower order.amount in steps of 100 CNY, not below min_order\n",
            "    still too few: reject, reason C_NO_FUNDER\n",
            "graph ring: id_no of event application are joined by a shared device.id, phone.no");
    assertThat(show(folder, "zh"))
        .contains(
            "：转至 line_desk，当 ",
            "：延后 7 天，当 ",
            "：将 line.amount 降至 exposure.room，步长 100 CNY，当 ",
            "price.apr_all_in 不高于 参数 apr_cap(app.date)；触及时原因 C_PRICE_CAP\n",
            "match.eligible_funders 至少为 3\n",
            "    不足时：以 100 CNY 为步长下调 order.amount，不低于 min_order\n",
            "    仍不足时：拒绝，原因 C_NO_FUNDER\n",
            "图 ring：事件 application 的 id_no 因共用 device.id、phone.no");
  }
}
