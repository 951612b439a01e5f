package io.verdict.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

  private final Reason told =
      new Reason(
          "C_AGE",
          "Age outside the range",
          List.of(new Translation("zh", "年龄不符"), new Translation("zh-Hant", "年齡不符")),
          "We lend to people from 20 to 58",
          List.of(new Translation("ja", "対象年齢は20歳から58歳です")),
          true,
          "");

  @Test
  void takesTheNearestLanguage() {
    assertThat(told.text("zh-Hant-TW")).isEqualTo("年齡不符");
    assertThat(told.text("zh-CN")).isEqualTo("年龄不符");
    assertThat(told.text("ZH-hant")).isEqualTo("年齡不符");
    assertThat(told.text("zh-x-private")).isEqualTo("年龄不符");
    assertThat(told.text("fr")).isEqualTo("Age outside the range");
    assertThat(told.text("")).isEqualTo("Age outside the range");
  }

  @Test
  void anApplicantReadsTheNoticeAndNotTheTitle() {
    assertThat(told.notice("ja-JP")).contains("対象年齢は20歳から58歳です");
    assertThat(told.notice("zh")).contains("We lend to people from 20 to 58");
  }

  @Test
  void anApplicantReadsTheTitleWhereThereIsNoNotice() {
    assertThat(new Reason("A", "Title", "标题", true).notice("zh")).contains("标题");
  }

  @Test
  void nobodyReadsWhatIsNotTold() {
    assertThat(new Reason("A", "Title", "标题", false).notice("zh")).isEmpty();
    assertThat(new Reason("A", "Title", "标题", false).text("zh")).isEqualTo("标题");
  }
}
