package io.verdict.replay.show;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.report.markup.Element;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.syntax.EvidencePoints;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration.Bin;
import io.verdict.rules.syntax.ScorecardDeclaration.Characteristic;
import java.math.BigDecimal;
import java.util.Locale;

/** A scorecard: each characteristic with its bins, points as bars. */
final class CardView {
  private CardView() {}

  static Element of(ShownPolicy policy, ScorecardDeclaration written) {
    ScorecardDeclaration card = EvidencePoints.applied(written);
    String name = card.name().text();
    Element view = Element.of("div");
    view.add(OfflinePage.words("h3", new Text("Scorecard " + name, "评分卡 " + name)));
    view.add(OfflinePage.words("p", lead(card)).attr("class", "note"));
    BigDecimal most = BigDecimal.ONE;
    for (Characteristic characteristic : card.characteristics()) {
      for (Bin bin : characteristic.bins()) {
        most = most.max(bin.points().abs());
      }
    }
    Element cards = Element.of("div", "cards");
    for (Characteristic characteristic : card.characteristics()) {
      cards.add(characteristic(policy, characteristic, most.doubleValue()));
    }
    return view.add(cards);
  }

  private static Text lead(ScorecardDeclaration card) {
    String scaling =
        card.scaling()
            .map(
                s ->
                    plain(s.points())
                        + " points at odds of "
                        + plain(s.oddsGood())
                        + ":"
                        + plain(s.oddsBad())
                        + ", "
                        + plain(s.pointsToDouble())
                        + " points double them. ")
            .orElse("");
    String scalingZh =
        card.scaling()
            .map(
                s ->
                    plain(s.points())
                        + " 分对应好坏比 "
                        + plain(s.oddsGood())
                        + ":"
                        + plain(s.oddsBad())
                        + "，每 "
                        + plain(s.pointsToDouble())
                        + " 分翻倍。")
            .orElse("");
    String evidence = card.evidence().map(CardView::evidence).orElse("");
    String evidenceZh = card.evidence().map(CardView::evidenceZh).orElse("");
    boolean isAverage = card.baseline() == ScorecardDeclaration.Baseline.AVERAGE;
    String from = isAverage ? "the average applicant" : "the best bin";
    return new Text(
        scaling
            + evidence
            + "Points lost are counted from "
            + from
            + "; at most "
            + card.reasonCount()
            + " reasons are given.",
        scalingZh
            + evidenceZh
            + "失分以"
            + (isAverage ? "平均申请人" : "最优分箱")
            + "为基准，最多给出 "
            + card.reasonCount()
            + " 个原因。");
  }

  private static String evidence(ScorecardDeclaration.Evidence evidence) {
    return "Bins have weights of evidence; points follow from the log odds of "
        + (evidence.ofGood() ? "good" : "bad")
        + " with the intercept "
        + plain(evidence.intercept())
        + ", rounded ("
        + evidence.rounding().name().toLowerCase(Locale.ROOT)
        + ") to "
        + (evidence.digits() == 0 ? "whole points. " : "tenths. ");
  }

  private static String evidenceZh(ScorecardDeclaration.Evidence evidence) {
    return "分箱给出证据权重，分值由"
        + (evidence.ofGood() ? "好" : "坏")
        + "的对数几率（截距 "
        + plain(evidence.intercept())
        + "）换算，按 "
        + evidence.rounding().name().toLowerCase(Locale.ROOT)
        + " 舍入到"
        + (evidence.digits() == 0 ? "整数分。" : "十分之一分。");
  }

  private static Element characteristic(
      ShownPolicy policy, Characteristic characteristic, double most) {
    Element heading = Element.of("h4").add(Element.of("code").text(characteristic.field().text()));
    characteristic
        .coefficient()
        .ifPresent(number -> heading.add(Element.of("small").text("× " + plain(number))));
    characteristic.reason().ifPresent(code -> heading.add(Element.of("small").text(code.text())));
    Element body = Element.of("tbody");
    for (Bin bin : characteristic.bins()) {
      double width = 100 * Math.abs(bin.points().doubleValue()) / most;
      Element bar =
          Element.of("svg", "bar")
              .attr("viewBox", "0 0 100 4")
              .attr("preserveAspectRatio", "none")
              .attr("aria-hidden", "true")
              .add(rect("bar-ground", 100))
              .add(rect("bar-fill", width));
      Element pattern = OfflinePage.words("td", Sentence.pattern(bin.pattern()));
      pattern.attr("title", policy.written(bin.pattern().span()));
      Element row = Element.of("tr").add(pattern);
      bin.woe()
          .ifPresent(woe -> row.add(Element.of("td", "number muted").text("WoE " + plain(woe))));
      body.add(
          row.add(Element.of("td", "number").text(plain(bin.points())).add(bar))
              .add(Element.of("td", "number muted").text(share(bin))));
    }
    return Element.of("div").add(heading).add(Element.of("table").add(body));
  }

  private static Element rect(String classes, double width) {
    return Element.of("rect", classes).attr("width", width).attr("height", "4");
  }

  private static String share(Bin bin) {
    return bin.share().map(share -> plain(share.movePointRight(2)) + " %").orElse("");
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
