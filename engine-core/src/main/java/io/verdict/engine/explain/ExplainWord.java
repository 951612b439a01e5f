package io.verdict.engine.explain;

import java.util.Locale;

/** The words and sentences of an explanation, in English and Chinese. */
enum ExplainWord {
  NOT_DECIDED("not decided: %s in stage %s", "未决策：%s，阶段 %s"),
  DECIDED("%s by stage %s", "%s，由阶段 %s 决定"),
  REASON("reason %s: %s%s", "原因 %s：%s%s"),
  UNTOLD(" (untold)", "（不告知申请人）"),
  STAGE("stage %s, %s: %s", "阶段 %s，%s：%s"),
  FIRED("rule %s fired: %s%s%s", "规则 %s 命中：%s%s%s"),
  CANNOT_TELL("rule %s cannot tell, on unknown %s: %s%s%s", "规则 %s 无法判断（未知时 %s）：%s%s%s"),
  NOT_FIRED("rule %s did not fire: %s%s%s", "规则 %s 未命中：%s%s%s"),
  DECIDES(" (decides)", "（决定结果）"),
  WHEN("when %s", "条件 %s"),
  MET("met: %s", "满足：%s"),
  NOT_MET("not met: %s", "不满足：%s"),
  UNKNOWN("not known: %s", "未知：%s"),
  IS_IN("%s = %s is in %s", "%s = %s，在 %s 内"),
  IS_NOT_IN("%s = %s is not in %s", "%s = %s，不在 %s 内"),
  IS("%s = %s is %s", "%s = %s，符合 %s"),
  IS_NOT("%s = %s is not %s", "%s = %s，不是 %s"),
  MISSING("missing", "缺失"),
  SCORECARD("scorecard %s = %s", "评分卡 %s = %s"),
  BIN("%-40s %-14s %6.1f points, %+.1f against the baseline", "%-40s %-14s %6.1f 分，与基准相差 %+.1f"),
  NO_BIN("%s = %s, no bin", "%s = %s，无对应分箱"),
  LOST("points lost: %s", "失分：%s"),
  TABLE("table %s%s: %s", "决策表 %s%s：%s"),
  ROW(", row in line %d", "，第 %d 行"),
  TOTAL("total %s = %s%s%s", "合计 %s = %s%s%s"),
  OF_RULES(", of rules %s", "，来自规则 %s"),
  BAND(", band %s asks for %s", "，区间 %s，要求 %s"),
  PRODUCTS("products: %d of %d accept", "产品：%d / %d 接受"),
  ACCEPTS("product %s of %s accepts", "产品 %s（%s）接受"),
  REFUSES("product %s of %s refuses", "产品 %s（%s）拒绝"),
  MORE("… %d more; ask for all to see them", "…… 另有 %d 项，选择全部可查看");

  private final String english;
  private final String chinese;

  ExplainWord(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String in(Locale locale, Object... values) {
    boolean isChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return String.format(Locale.ROOT, isChinese ? chinese : english, values);
  }
}
