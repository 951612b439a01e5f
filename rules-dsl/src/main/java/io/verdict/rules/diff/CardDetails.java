package io.verdict.rules.diff;

import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration.Bin;
import io.verdict.rules.syntax.ScorecardDeclaration.Characteristic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The characteristics and bins of a scorecard that came, went, or give other points. */
final class CardDetails {
  private final Declared was;
  private final Declared now;
  private final List<String> details = new ArrayList<>();

  private CardDetails(Declared was, Declared now) {
    this.was = was;
    this.now = now;
  }

  static List<String> of(
      Declared was, ScorecardDeclaration from, Declared now, ScorecardDeclaration to) {
    CardDetails details = new CardDetails(was, now);
    details.head(from, to);
    Map<String, Characteristic> former = byField(from);
    for (Characteristic characteristic : to.characteristics()) {
      Characteristic earlier = former.remove(characteristic.field().text());
      if (earlier == null) {
        details.add(characteristic.field().text() + " added");
      } else {
        details.compare(earlier, characteristic);
      }
    }
    former.keySet().forEach(field -> details.add(field + " removed"));
    if (details.details.isEmpty()) {
      details.add("characteristics or bins in another order");
    }
    return details.details;
  }

  private static Map<String, Characteristic> byField(ScorecardDeclaration card) {
    Map<String, Characteristic> byField = new LinkedHashMap<>();
    card.characteristics().forEach(one -> byField.put(one.field().text(), one));
    return byField;
  }

  private void head(ScorecardDeclaration from, ScorecardDeclaration to) {
    compare("scaling", scaling(from), scaling(to));
    compare("weights of evidence", evidence(from), evidence(to));
    compare("initial points", text(from.initialPoints()), text(to.initialPoints()));
    compare("most reasons", String.valueOf(from.reasonCount()), String.valueOf(to.reasonCount()));
    compare("baseline", from.baseline().name(), to.baseline().name());
  }

  private static String evidence(ScorecardDeclaration card) {
    return card.evidence()
        .map(
            e ->
                (e.ofGood() ? "log odds of good" : "log odds of bad")
                    + " from "
                    + text(e.intercept())
                    + ", rounded "
                    + e.rounding().name().toLowerCase(Locale.ROOT)
                    + " to "
                    + (e.digits() == 0 ? "points" : "tenths"))
        .orElse("none");
  }

  private static String scaling(ScorecardDeclaration card) {
    return card.scaling()
        .map(
            s ->
                text(s.points())
                    + " at odds "
                    + text(s.oddsGood())
                    + ":"
                    + text(s.oddsBad())
                    + ", "
                    + text(s.pointsToDouble())
                    + " to double")
        .orElse("none");
  }

  private void compare(Characteristic from, Characteristic to) {
    String field = to.field().text();
    compare(
        field + ": reason",
        from.reason().map(name -> name.text()).orElse("none"),
        to.reason().map(name -> name.text()).orElse("none"));
    compare(
        field + ": coefficient",
        from.coefficient().map(CardDetails::text).orElse("none"),
        to.coefficient().map(CardDetails::text).orElse("none"));
    Map<String, Bin> former = new LinkedHashMap<>();
    from.bins().forEach(bin -> former.put(was.part(bin.pattern().span()).key(), bin));
    for (Bin bin : to.bins()) {
      NormalText pattern = now.part(bin.pattern().span());
      Bin earlier = former.remove(pattern.key());
      if (earlier == null) {
        add(field + ", " + pattern.shown() + ": added with " + worth(bin));
      } else {
        String name = field + ", " + pattern.shown();
        if (earlier.woe().isPresent() && bin.woe().isPresent()) {
          compare(name + ": woe", text(earlier.woe().get()), text(bin.woe().get()));
        } else if (earlier.woe().isEmpty() && bin.woe().isEmpty()) {
          compare(name + ": points", text(earlier.points()), text(bin.points()));
        } else {
          compare(name + ":", worth(earlier), worth(bin));
        }
        compare(name + ": share", share(earlier.share()), share(bin.share()));
      }
    }
    for (Bin bin : former.values()) {
      String pattern = was.part(bin.pattern().span()).shown();
      add(field + ", " + pattern + ": removed, had " + worth(bin));
    }
  }

  private static String worth(Bin bin) {
    return bin.woe().map(woe -> "woe " + text(woe)).orElseGet(() -> text(bin.points()) + " points");
  }

  private static String share(Optional<BigDecimal> share) {
    return share.map(value -> text(value.movePointRight(2)) + "%").orElse("none");
  }

  private static String text(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  private void compare(String what, String from, String to) {
    if (!from.equals(to)) {
      add(what + " " + from + " → " + to);
    }
  }

  private void add(String detail) {
    details.add(detail);
  }
}
