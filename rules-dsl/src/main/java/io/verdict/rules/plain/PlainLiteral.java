package io.verdict.rules.plain;

import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Constants as people read them. */
final class PlainLiteral {
  private PlainLiteral() {}

  static String of(Literal literal, Locale locale) {
    if (literal instanceof Literal.Numeric number) {
      return grouped(number.value());
    } else if (literal instanceof Literal.Rate rate) {
      return grouped(rate.value().movePointRight(2)) + " %";
    } else if (literal instanceof Literal.Money money) {
      return grouped(money.amount()) + " " + money.currency();
    } else if (literal instanceof Literal.Span span) {
      return span(span.millis(), locale);
    } else if (literal instanceof Literal.Date date) {
      return date.value().toString();
    } else if (literal instanceof Literal.Timestamp time) {
      return time.local().toString().replace('T', ' ')
          + time.offset().map(offset -> " " + offset).orElse("");
    } else if (literal instanceof Literal.Text text) {
      return "“" + text.value() + "”";
    } else if (literal instanceof Literal.Bool bool) {
      return String.valueOf(bool.value());
    } else if (literal instanceof Literal.Members members) {
      return members.members().stream()
          .map(member -> member instanceof Expression.Reference name ? name.name() : "…")
          .collect(Collectors.joining(", "));
    }
    return PlainWord.MISSING.in(locale);
  }

  private static String grouped(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    String digits = (plain.scale() < 0 ? plain.setScale(0) : plain).abs().toPlainString();
    int point = digits.indexOf('.');
    StringBuilder whole = new StringBuilder(point < 0 ? digits : digits.substring(0, point));
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      whole.insert(i, ',');
    }
    String sign = number.signum() < 0 ? "−" : "";
    return sign + whole + (point < 0 ? "" : digits.substring(point));
  }

  private static String span(long millis, Locale locale) {
    long day = TimeUnit.DAYS.toMillis(1);
    long hour = TimeUnit.HOURS.toMillis(1);
    long minute = TimeUnit.MINUTES.toMillis(1);
    if (millis % day == 0) {
      return PlainWord.DAYS.in(locale, millis / day);
    }
    if (millis % hour == 0) {
      return PlainWord.HOURS.in(locale, millis / hour);
    }
    return millis % minute == 0
        ? PlainWord.MINUTES.in(locale, millis / minute)
        : PlainWord.SECONDS.in(locale, millis / 1000);
  }
}
