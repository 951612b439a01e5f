package io.verdict.rules.syntax;

import java.util.List;

/** Which of the bands in their order a pattern takes; behind the last stands the missing band. */
record BandPattern(List<String> bands) {

  boolean takes(Pattern pattern, int band) {
    if (pattern instanceof Pattern.Any) {
      return true;
    } else if (pattern instanceof Pattern.Missing) {
      return band == bands.size();
    } else if (pattern instanceof Pattern.AnyOf any) {
      return any.alternatives().stream().anyMatch(one -> takes(one, band));
    } else if (band == bands.size()) {
      return false;
    } else if (pattern instanceof Pattern.Value value) {
      return position(value.value()) == band;
    } else if (pattern instanceof Pattern.Not not) {
      return !takes(not.excluded(), band);
    } else if (pattern instanceof Pattern.Interval interval) {
      return isFrom(interval, band) && isTo(interval, band);
    }
    return false;
  }

  private boolean isFrom(Pattern.Interval interval, int band) {
    if (interval.low().isEmpty()) {
      return true;
    }
    int low = position(interval.low().get());
    return interval.lowIncluded() ? band >= low : band > low;
  }

  private boolean isTo(Pattern.Interval interval, int band) {
    if (interval.high().isEmpty()) {
      return true;
    }
    int high = position(interval.high().get());
    return interval.highIncluded() ? band <= high : band < high;
  }

  private int position(Expression band) {
    return band instanceof Expression.Reference name ? bands.indexOf(name.name()) : -1;
  }
}
