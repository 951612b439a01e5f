package io.verdict.replay.run;

import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import io.verdict.matcher.rank.MatchSlots;
import java.util.List;

/**
 * Where a flow's record holds what was granted. The names are those that the policies of {@code
 * src-test-data} use; the first that the flow has counts.
 *
 * @param amount of the order, MONEY
 * @param line granted, MONEY; -1 when the flow grants none
 * @param apr all-in price a year, RATE
 * @param tenor months, INT; -1 when the flow has none
 * @param match what the matcher needs
 */
record OfferSlots(int amount, int line, int apr, int tenor, MatchSlots match) {
  private static final List<String> AMOUNTS = List.of("order.amount", "loan.amount", "app.amount");
  private static final List<String> LINES = List.of("line.amount", "line.granted");
  private static final List<String> PRICES = List.of("price.apr_all_in", "price.apr");
  private static final List<String> GRADES = List.of("score.grade", "credit.grade", "grade");
  private static final List<String> TENORS = List.of("order.tenor", "loan.tenor", "app.tenor");
  private static final String PERSON = "id_no";
  private static final String CHANNEL = "channel.type";
  private static final String REGION = "applicant.province";

  static OfferSlots of(RecordLayout layout) {
    String amount = first(layout, AMOUNTS);
    String apr = first(layout, PRICES);
    MatchSlots match = MatchSlots.of(layout, amount, apr, first(layout, GRADES));
    Schema schema = layout.schema();
    int person = schema.slotOf(PERSON);
    if (person >= 0 && schema.field(person).type().kind() == Kind.KEY) {
      match = match.withPerson(layout, PERSON);
    }
    match = schema.slotOf(CHANNEL) < 0 ? match : match.withChannel(layout, CHANNEL);
    match = schema.slotOf(REGION) < 0 ? match : match.withRegion(layout, REGION);
    return new OfferSlots(
        layout.slot(amount),
        optional(layout, LINES),
        layout.slot(apr),
        optional(layout, TENORS),
        match);
  }

  private static String first(RecordLayout layout, List<String> names) {
    return names.stream()
        .filter(name -> layout.schema().slotOf(name) >= 0)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "the policy has products, and none of its stages has a field named one of "
                        + names));
  }

  private static int optional(RecordLayout layout, List<String> names) {
    return names.stream()
        .mapToInt(layout.schema()::slotOf)
        .filter(slot -> slot >= 0)
        .findFirst()
        .orElse(-1);
  }
}
