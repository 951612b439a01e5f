package io.verdict.engine.artifact;

import java.util.ArrayList;
import java.util.List;

/** Section reasons. */
final class ReasonCodec extends SectionCodec<Reason> {
  ReasonCodec() {
    super(Section.REASONS, ArtifactLimit.REASONS, 7);
  }

  @Override
  void write(Reason reason, SectionWriter out) {
    out.string(reason.code());
    out.string(reason.text());
    write(reason.texts(), out);
    out.string(reason.noticeText());
    write(reason.notices(), out);
    out.bool(reason.isTold());
    out.string(reason.family());
  }

  @Override
  Reason read(SectionReader in) {
    return new Reason(
        in.string(),
        in.string(),
        readTranslations(in),
        in.string(),
        readTranslations(in),
        in.bool(),
        in.string());
  }

  private static void write(List<Translation> translations, SectionWriter out) {
    out.unsigned(translations.size());
    for (Translation translation : translations) {
      out.string(translation.tag());
      out.string(translation.text());
    }
  }

  private static List<Translation> readTranslations(SectionReader in) {
    int count = in.natural();
    Require.range(count, 0, Reason.MAX_LANGUAGES, "number of languages");
    List<Translation> translations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      translations.add(new Translation(in.string(), in.string()));
    }
    return translations;
  }

  @Override
  void check(Reason reason, Draft draft) {
    Require.that(!Require.present(reason.code(), "code").isBlank(), "a reason has no code");
    check(reason.texts());
    check(reason.notices());
    Require.present(reason.family(), "family");
    Require.that(
        reason.isTold() || (reason.noticeText().isEmpty() && reason.notices().isEmpty()),
        "a reason that is not told has a notice");
  }

  private static void check(List<Translation> translations) {
    Require.range(translations.size(), 0, Reason.MAX_LANGUAGES, "number of languages");
    Require.uniqueNames(translations, Translation::tag, "language");
    for (Translation translation : translations) {
      Require.that(!translation.tag().isBlank(), "a translation has no language");
    }
  }

  @Override
  String nameOf(Reason reason) {
    return reason.code();
  }
}
