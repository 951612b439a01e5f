package io.verdict.engine.explain;

import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An explanation in plain words, line by line.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class ExplanationText {
  private static final int FEW_PRODUCTS = 12;

  private final Explanation explanation;
  private final Locale locale;
  private final Detail detail;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation, Locale locale, Detail detail) {
    this.explanation = explanation;
    this.locale = locale;
    this.detail = detail;
  }

  /** How much is told. */
  public enum Detail {
    /** Rules that fired or could not tell, and a few products. */
    DECIDING,
    /** Every rule with each of its tests, and every product. */
    ALL
  }

  /**
   * The lines of an explanation.
   *
   * @param locale Chinese, or else English; numbers are written in one way in both
   */
  public static List<String> of(Explanation explanation, Locale locale, Detail detail) {
    ExplanationText text = new ExplanationText(explanation, locale, detail);
    text.head();
    explanation.stages().forEach(text::stage);
    text.products();
    return List.copyOf(text.lines);
  }

  private void head() {
    if (explanation.outcome().isEmpty()) {
      add(0, ExplainWord.NOT_DECIDED, explanation.status(), explanation.stage());
      return;
    }
    String[] words = explanation.outcome().split(" ", 2);
    String beside = words.length > 1 ? " " + words[1] : "";
    String outcome = words[0].toUpperCase(Locale.ROOT) + beside;
    add(0, ExplainWord.DECIDED, outcome, explanation.stage());
    for (Reason reason : explanation.reasons()) {
      boolean isChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
      String text = isChinese && !reason.textZh().isEmpty() ? reason.textZh() : reason.text();
      String untold = reason.isTold() ? "" : ExplainWord.UNTOLD.in(locale);
      add(1, ExplainWord.REASON, reason.code(), text, untold);
    }
  }

  private void stage(Explanation.StageView stage) {
    String outcome = stage.outcome().toUpperCase(Locale.ROOT);
    add(0, ExplainWord.STAGE, stage.stage(), stage.label(), outcome);
    for (Explanation.RuleView rule : stage.rules()) {
      if (detail == Detail.ALL || rule.isFired() || rule.truth() == Truth.UNKNOWN) {
        rule(rule);
      }
    }
    stage.totals().forEach(this::total);
    stage.cards().forEach(this::card);
    stage.tables().forEach(this::table);
  }

  private void rule(Explanation.RuleView rule) {
    String title = rule.title().isEmpty() ? "" : ", \"" + rule.title() + '"';
    String decides = rule.isDeciding() ? ExplainWord.DECIDES.in(locale) : "";
    if (rule.truth() == Truth.UNKNOWN) {
      add(1, ExplainWord.CANNOT_TELL, rule.id(), rule.onUnknown(), rule.asks(), title, decides);
    } else {
      ExplainWord word = rule.isFired() ? ExplainWord.FIRED : ExplainWord.NOT_FIRED;
      add(1, word, rule.id(), rule.asks(), title, decides);
    }
    add(2, ExplainWord.WHEN, rule.text());
    rule.operands().forEach(operand -> line(2, value(operand)));
    for (Criterion criterion : rule.criteria()) {
      boolean isTold =
          detail == Detail.ALL || (criterion.truth() == Truth.TRUE && rule.criteria().size() > 1);
      if (isTold) {
        ExplainWord word =
            switch (criterion.truth()) {
              case TRUE -> ExplainWord.MET;
              case FALSE -> ExplainWord.NOT_MET;
              case UNKNOWN -> ExplainWord.UNKNOWN;
            };
        add(2, word, criterion(criterion));
      }
    }
  }

  private String criterion(Criterion criterion) {
    if (criterion.asked().isEmpty()) {
      String operands =
          criterion.operands().stream().map(this::value).collect(Collectors.joining(", "));
      return criterion.what() + " (" + operands + ")";
    }
    if (criterion.truth() == Truth.UNKNOWN) {
      return criterion.what() + " = " + shown(criterion.value());
    }
    boolean isInterval = criterion.asked().startsWith("[") || criterion.asked().startsWith("(");
    ExplainWord is = isInterval ? ExplainWord.IS_IN : ExplainWord.IS;
    ExplainWord isNot = isInterval ? ExplainWord.IS_NOT_IN : ExplainWord.IS_NOT;
    ExplainWord word = criterion.truth() == Truth.TRUE ? is : isNot;
    return word.in(locale, criterion.what(), shown(criterion.value()), criterion.asked());
  }

  private String value(Criterion.Operand operand) {
    return operand.slot() + " = " + shown(operand.value());
  }

  private String shown(String value) {
    return value.isEmpty() ? ExplainWord.MISSING.in(locale) : value;
  }

  private void total(Explanation.TotalView total) {
    String rules =
        total.scores().isEmpty()
            ? ""
            : ExplainWord.OF_RULES.in(locale, String.join(", ", total.scores()));
    String band =
        total.band().map(one -> ExplainWord.BAND.in(locale, one, total.asks())).orElse("");
    add(1, ExplainWord.TOTAL, total.name(), shown(total.value()), rules, band);
  }

  private void card(Explanation.CardView card) {
    add(1, ExplainWord.SCORECARD, card.name(), shown(card.score()));
    for (Explanation.BinView bin : card.bins()) {
      if (bin.bin().isEmpty()) {
        add(2, ExplainWord.NO_BIN, bin.slot(), shown(bin.value()));
      } else {
        add(2, ExplainWord.BIN, bin.slot(), bin.bin(), bin.points(), bin.againstBaseline());
      }
    }
    if (!card.lost().isEmpty()) {
      String lost =
          card.lost().stream()
              .map(one -> String.format(Locale.ROOT, "%s %.1f", one.reason(), one.points()))
              .collect(Collectors.joining(", "));
      add(2, ExplainWord.LOST, lost);
    }
  }

  private void table(Explanation.TableView table) {
    String row = table.line() == 0 ? "" : ExplainWord.ROW.in(locale, table.line());
    String outputs = table.outputs().stream().map(this::value).collect(Collectors.joining(", "));
    add(1, ExplainWord.TABLE, table.name(), row, outputs);
  }

  private void products() {
    List<Explanation.ProductView> products = explanation.products();
    if (products.isEmpty()) {
      return;
    }
    long accepting = products.stream().filter(Explanation.ProductView::isAccepting).count();
    add(0, ExplainWord.PRODUCTS, accepting, products.size());
    long shown = detail == Detail.ALL ? products.size() : FEW_PRODUCTS;
    products.stream().limit(shown).forEach(this::product);
    if (shown < products.size()) {
      add(1, ExplainWord.MORE, products.size() - shown);
    }
  }

  private void product(Explanation.ProductView product) {
    ExplainWord word = product.isAccepting() ? ExplainWord.ACCEPTS : ExplainWord.REFUSES;
    add(1, word, product.id(), product.funder());
    for (Criterion criterion : product.refused()) {
      boolean isUnknown = criterion.truth() == Truth.UNKNOWN;
      add(2, isUnknown ? ExplainWord.UNKNOWN : ExplainWord.NOT_MET, criterion(criterion));
    }
  }

  private void add(int depth, ExplainWord word, Object... values) {
    line(depth, word.in(locale, values));
  }

  private void line(int depth, String line) {
    lines.add("  ".repeat(depth) + line);
  }
}
