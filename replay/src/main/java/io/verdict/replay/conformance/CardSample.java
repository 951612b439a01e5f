package io.verdict.replay.conformance;

import io.verdict.replay.conformance.CardColumn.Kind;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.XmlElement;
import io.verdict.rules.imports.XmlReader;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs a PMML scorecard over rows that say what it gives; a row passes if its score and each of its
 * reason codes, by rank, are what it expects.
 */
final class CardSample {
  private static final Comparator<CardColumn> ORDER =
      Comparator.comparing(CardColumn::kind)
          .thenComparingInt(CardColumn::rank)
          .thenComparing(CardColumn::name);

  private final String file;
  private final ScoredCard card;
  private final Tally tally;

  private CardSample(String file, ScoredCard card, Tally tally) {
    this.file = file;
    this.card = card;
    this.tally = tally;
  }

  /**
   * Runs a card.
   *
   * @param csv the text of the rows; empty for those within the file
   * @throws ImportFailure if the rows cannot be read
   */
  static void run(String file, String pmml, Optional<String> csv, Tally tally) {
    XmlElement model = cardOf(pmml).orElseThrow();
    List<CardRow> rows = rows(model, csv);
    if (rows.isEmpty()) {
      throw ImportFailure.malformed(model.line(), "rows");
    }
    try {
      CardSample sample = new CardSample(file, ScoredCard.of(pmml), tally);
      rows.forEach(sample::run);
    } catch (ImportFailure refused) {
      String note = file + ", line " + refused.line() + ": " + refused.element();
      rows.forEach(row -> tally.unsupported(note));
    }
  }

  private void run(CardRow row) {
    String place = file + ", row " + row.number() + ", ";
    try {
      card.score(row.inputs());
      Optional<String> wrong = Optional.empty();
      for (CardColumn column : row.expected().keySet().stream().sorted(ORDER).toList()) {
        Optional<String> expected = row.expected().get(column);
        wrong = wrong.or(() -> wrong(column, expected));
      }
      wrong.ifPresentOrElse(what -> tally.fail(place + what), tally::pass);
    } catch (ImportFailure unsupported) {
      tally.unsupported(place + unsupported.element());
    }
  }

  /** What is wrong with a result; empty if nothing is. */
  private Optional<String> wrong(CardColumn column, Optional<String> expected) {
    Optional<String> actual =
        column.kind() == Kind.SCORE
            ? card.points().map(BigDecimal::toPlainString)
            : card.reasons().stream().skip(column.rank() - 1L).findFirst();
    return agrees(column, expected, actual)
        ? Optional.empty()
        : Optional.of(
            column.name()
                + ": expected "
                + expected.orElse("none")
                + ", got "
                + actual.orElse("none"));
  }

  private boolean agrees(CardColumn column, Optional<String> expected, Optional<String> actual) {
    if (column.kind() == Kind.REASON) {
      checkRank(column, expected, actual);
    }
    if (column.kind() == Kind.REASON || expected.isEmpty() || actual.isEmpty()) {
      return expected.equals(actual);
    }
    try {
      return column.isScore(Double.parseDouble(expected.get()), Double.parseDouble(actual.get()));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** PMML ranks also reasons that lost nothing, and any number of them. */
  private void checkRank(CardColumn column, Optional<String> expected, Optional<String> actual) {
    if (expected.isEmpty() || actual.isPresent() || card.points().isEmpty()) {
      return;
    }
    if (column.rank() > card.maxReasons()) {
      throw ImportFailure.unsupported(1, column.name() + ": a rank beyond " + card.maxReasons());
    }
    if (card.isWithoutLoss(expected.get())) {
      throw ImportFailure.unsupported(1, column.name() + ": a reason that lost no points");
    }
  }

  private static List<CardRow> rows(XmlElement model, Optional<String> csv) {
    return csv.isPresent()
        ? CardRows.ofCsv(model, csv.get())
        : model
            .child("ModelVerification")
            .map(verification -> CardRows.ofVerification(model, verification))
            .orElse(List.of());
  }

  /** Whether the model of a PMML text is a scorecard. */
  static boolean isCard(String pmml) {
    return cardOf(pmml).isPresent();
  }

  private static Optional<XmlElement> cardOf(String pmml) {
    return Optional.ofNullable(XmlReader.read(pmml)).flatMap(root -> root.child("Scorecard"));
  }
}
