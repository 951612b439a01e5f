package io.verdict.rules.naive;

import io.verdict.rules.syntax.OnUnknown;
import io.verdict.rules.syntax.ProductDeclaration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The products of a match stage: how many take a record, and of how many funders. */
final class NaiveProducts {

  private final NaiveRun run;

  NaiveProducts(NaiveRun run) {
    this.run = run;
  }

  void count(Map<String, Object> slots) {
    int count = 0;
    Set<String> funders = new TreeSet<>();
    for (ProductDeclaration product : run.scope.products) {
      if (takes(product) && isOpen(product)) {
        count++;
        funders.add(product.funder().text());
      }
    }
    slots.put(RandomProducts.PRODUCTS, BigDecimal.valueOf(count));
    slots.put(RandomProducts.FUNDERS, BigDecimal.valueOf(funders.size()));
  }

  private boolean takes(ProductDeclaration product) {
    return run.conditions
        .truth(product.condition())
        .fires(product.acceptsUnknown() ? OnUnknown.HIT : OnUnknown.SKIP);
  }

  /** Without a time every product is open. */
  private boolean isOpen(ProductDeclaration product) {
    if (!(run.slot(RandomProducts.TIME) instanceof Instant time)) {
      return true;
    }
    LocalTime local = time.atZone(run.scope.header.zone()).toLocalTime();
    int minute = local.getHour() * 60 + local.getMinute();
    return product
        .open()
        .map(open -> minute >= open.fromMinute() && minute < open.toMinute())
        .orElse(true);
  }
}
