package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;
import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.Row;

/** How the form was filled, and what was asked for. */
final class SessionLaw {
  private static final long FILL = Draws.name("session.fill_seconds");
  private static final long BOT = Draws.name("session.bot");
  private static final long PASTED = Draws.name("session.pasted_fields");
  private static final long EDITS = Draws.name("session.edits");
  private static final long AMOUNT = Draws.name("app.amount");
  private static final long TENOR = Draws.name("app.tenor");
  private static final long PRODUCT = Draws.name("app.product");
  private static final Rates BOTS = Rates.of(0.006, 0.22, 0.10, 0.010);
  private static final Rates PASTERS = Rates.of(0.010, 0.30, 0.25, 0.015);
  private static final Rates EDITORS = Rates.of(0.015, 0.10, 0.06, 0.08);
  private static final String[] PASTES = {
    "name|id_no|phone", "id_no", "id_no|phone", "phone", "name|id_no"
  };
  private static final int[] TENORS = {3, 6, 9, 12};
  private static final double[] TENOR_SHARES = Laws.cumulate(0.12, 0.26, 0.06, 0.56);
  private static final String[] PRODUCTS = {"cash_line", "instalment", "merchant"};
  private static final double[] PRODUCT_SHARES = Laws.cumulate(0.72, 0.20, 0.08);
  private static final int HARMLESS_PASTE_PERCENT = 3;

  private SessionLaw() {}

  static void fill(Applicant a, Row row) {
    boolean bot = BOTS.hit(a.type, a.shade, a.application, BOT);
    double u = Draws.uniform(a.application, FILL, 1);
    double human = Math.max(26, Laws.logNormal(165, 0.5, Draws.normal(a.application, FILL)));
    row.put(Column.SESSION_FILL_SECONDS, (long) (bot ? 4 + 21 * u : human));
    row.put(Column.SESSION_PASTED_FIELDS, pasted(a));
    boolean edits = EDITORS.hit(a.type, a.shade, a.application, EDITS);
    double calm = Draws.uniform(a.application, EDITS, 1);
    row.put(
        Column.SESSION_EDITS, edits ? 3 + (long) (4 * calm) : calm < 0.8 ? 0 : calm < 0.95 ? 1 : 2);
    demand(a, row);
  }

  private static String pasted(Applicant a) {
    double u = Draws.uniform(a.application, PASTED, 1);
    if (PASTERS.hit(a.type, a.shade, a.application, PASTED)) {
      return PASTES[(int) (u * PASTES.length)];
    }
    return u * 100 < HARMLESS_PASTE_PERCENT ? "bank_card" : "none";
  }

  private static void demand(Applicant a, Row row) {
    double wish = Laws.logNormal(1.6 * a.income, 0.6, Draws.normal(a.person, AMOUNT));
    double amount = StrictMath.floor(Math.max(1_000, Math.min(200_000, wish)) / 100) * 100;
    row.putMoney(Column.APP_AMOUNT, amount);
    row.put(Column.APP_TENOR, TENORS[Laws.pick(TENOR_SHARES, Draws.uniform(a.person, TENOR))]);
    double product = Draws.uniform(a.application, PRODUCT);
    row.put(Column.APP_PRODUCT, PRODUCTS[Laws.pick(PRODUCT_SHARES, product)]);
  }
}
