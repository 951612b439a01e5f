package io.verdict.rules.plain;

import java.util.Locale;

/** The words of plain conditions. */
enum PlainWord {
  EQUAL("%s is %s", "%s 等于 %s"),
  NOT_EQUAL("%s is not %s", "%s 不等于 %s"),
  LESS("%s is below %s", "%s 低于 %s"),
  LESS_OR_EQUAL("%s is at most %s", "%s 不超过 %s"),
  GREATER("%s is above %s", "%s 高于 %s"),
  GREATER_OR_EQUAL("%s is at least %s", "%s 不低于 %s"),
  AND("%s and %s", "%s，且 %s"),
  OR("%s or %s", "%s，或 %s"),
  GROUP("(%s)", "（%s）"),
  NOT("not (%s)", "并非（%s）"),
  HOLDS("%s is true", "%s 为真"),
  HOLDS_NOT("%s is false", "%s 为假"),
  IS("%s is %s", "%s 为 %s"),
  IS_NOT("%s is not %s", "%s 不为 %s"),
  MISSING("missing", "缺失"),
  PRESENT("present", "有值"),
  IN("%s is %s", "%s 为%s"),
  NOT_IN("%s is not %s", "%s 不为%s"),
  ANY_OF("one of %s", "%s 之一"),
  ON_LIST("on the list %s", "名单 %s 成员"),
  INCLUDES("%s includes any of %s", "%s 包含 %s 中任意一项"),
  ANYTHING("anything", "任意"),
  FROM_TO("from %s to %s", " %s 至 %s "),
  FROM_BELOW("from %s to below %s", " %s（含）至 %s（不含）"),
  ABOVE_TO("above %s, to %s", " %s（不含）至 %s（含）"),
  ABOVE_BELOW("above %s and below %s", " %s 至 %s（均不含）"),
  AT_LEAST("at least %s", " %s 及以上"),
  MORE_THAN("above %s", " %s 以上（不含）"),
  AT_MOST("at most %s", " %s 及以下"),
  BELOW("below %s", " %s 以下（不含）"),
  OTHER_THAN("other than %s", "%s 以外"),
  DAYS("%s days", "%s 天"),
  HOURS("%s hours", "%s 小时"),
  MINUTES("%s minutes", "%s 分钟"),
  SECONDS("%s seconds", "%s 秒");

  private final String english;
  private final String chinese;

  PlainWord(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String in(Locale locale, Object... parts) {
    boolean isChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return String.format(Locale.ROOT, isChinese ? chinese : english, parts);
  }
}
