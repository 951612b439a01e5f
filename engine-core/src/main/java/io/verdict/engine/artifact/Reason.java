package io.verdict.engine.artifact;

import java.util.List;
import java.util.Optional;

/**
 * A reason code with its texts: the title is for the lender's own people, the notice is what an
 * applicant reads.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param code the code, unique in its policy
 * @param text the title
 * @param texts the title in further languages
 * @param noticeText what an applicant reads; empty where that is the title
 * @param notices the notice in further languages
 * @param isTold whether the applicant is told
 * @param family reasons of one family count as one where points lost are ranked; empty for a family
 *     of its own
 */
public record Reason(
    String code,
    String text,
    List<Translation> texts,
    String noticeText,
    List<Translation> notices,
    boolean isTold,
    String family) {
  /** Most languages of one text. */
  public static final int MAX_LANGUAGES = 64;

  public Reason {
    texts = List.copyOf(texts);
    notices = List.copyOf(notices);
  }

  /**
   * A reason with one text, and the same in Chinese.
   *
   * @param textZh the title in Chinese, or empty
   */
  public Reason(String code, String text, String textZh, boolean isTold) {
    this(
        code,
        text,
        textZh.isEmpty() ? List.of() : List.of(new Translation("zh", textZh)),
        "",
        List.of(),
        isTold,
        "");
  }

  /** The title in Chinese, or empty. */
  public String textZh() {
    return Translation.find(texts, "zh").orElse("");
  }

  /**
   * The title in a language, or as it stands where it is not translated.
   *
   * @param languageTag BCP 47, such as {@code zh-CN}; parts are left out from the right until a
   *     translation is found
   */
  public String text(String languageTag) {
    return Translation.find(texts, languageTag).orElse(text);
  }

  /**
   * What an applicant reads in a language: the notice, else the title; empty when the applicant is
   * not told.
   *
   * @param languageTag BCP 47, as in {@link #text(String)}
   */
  public Optional<String> notice(String languageTag) {
    if (!isTold) {
      return Optional.empty();
    }
    if (noticeText.isEmpty()) {
      return Optional.of(text(languageTag));
    }
    return Optional.of(Translation.find(notices, languageTag).orElse(noticeText));
  }
}
