package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code reason CODE "title" { TAG "text" } [adverse "notice" { TAG "text" }] [family NAME]
 * told|untold}.
 *
 * @param text the title, for the lender's own people
 * @param texts the title in further languages
 * @param notice what an applicant reads, where that is not the title
 * @param family whose points lost are ranked together with its own, if there are such
 * @param told whether the applicant is told
 */
public record ReasonDeclaration(
    SourceSpan span,
    Name code,
    String text,
    List<Translated> texts,
    Optional<Notice> notice,
    Optional<Name> family,
    boolean told)
    implements Declaration {

  /** Copies the list. */
  public ReasonDeclaration {
    texts = List.copyOf(texts);
  }

  /** {@code TAG "text"}: a text in another language. */
  public record Translated(SourceSpan span, String tag, String text) {}

  /** {@code adverse "notice" { TAG "text" }}. */
  public record Notice(SourceSpan span, String text, List<Translated> texts) {

    /** Copies the list. */
    public Notice {
      texts = List.copyOf(texts);
    }
  }

  /** The title in Chinese, if there is one. */
  public Optional<String> chineseText() {
    return texts.stream().filter(each -> each.tag().equals("zh")).map(Translated::text).findFirst();
  }

  /** All that is written, in every language. */
  public List<String> allTexts() {
    List<String> all = new ArrayList<>(List.of(text));
    texts.forEach(each -> all.add(each.text()));
    notice.ifPresent(
        adverse -> {
          all.add(adverse.text());
          adverse.texts().forEach(each -> all.add(each.text()));
        });
    return all;
  }
}
