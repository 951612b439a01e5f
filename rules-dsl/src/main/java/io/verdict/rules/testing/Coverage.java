package io.verdict.rules.testing;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.StageParts;
import io.verdict.rules.checked.ValueText;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tests of a policy have touched: each rule fired and not fired, each row of a table that
 * held, each bin of a scorecard, each band of a total.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
public final class Coverage {

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, SourceSpan> places = new LinkedHashMap<>();
  private final Set<String> deciding;

  private Coverage(Set<String> deciding) {
    this.deciding = deciding;
  }

  /** A part of a policy that tests can touch. */
  public enum Part {
    /** A rule with its condition met. */
    RULE_FIRED,
    /** A rule with its condition not met. */
    RULE_NOT_FIRED,
    /** A row of a table. */
    TABLE_ROW,
    /** A bin of a scorecard. */
    CARD_BIN,
    /** A band of a total. */
    BAND
  }

  /**
   * One thing that a test can touch.
   *
   * @param stage its stage
   * @param part what it is
   * @param name the rule; or the table and its row; the card, its characteristic and the bin; the
   *     total and its band; of a policy on trial with the policy's name before it
   * @param place where it is declared; empty where the policy has no text of it
   * @param tests how many tests touched it
   */
  public record Item(Stage stage, Part part, String name, Optional<SourceSpan> place, long tests) {

    /** Whether a test touched it. */
    public boolean isHit() {
      return tests > 0;
    }
  }

  /** Everything that tests of a policy could touch, touched by none so far. */
  public static Coverage of(CompiledPolicy policy) {
    Coverage coverage =
        new Coverage(policy.models().stream().map(StageModel::name).collect(Collectors.toSet()));
    for (StageParts parts : policy.policies()) {
      parts.declarations().forEach(declaration -> coverage.place(parts.name(), declaration));
    }
    policy.allModels().forEach(coverage::declare);
    return coverage;
  }

  /** All items in the order of the stages. */
  public List<Item> items() {
    return List.copyOf(items.values());
  }

  /** The items of one part. */
  public List<Item> items(Part part) {
    return items.values().stream().filter(item -> item.part() == part).toList();
  }

  /** Share of the items that a test touched; 1 if there are none. */
  public double share() {
    long hit = items.values().stream().filter(Item::isHit).count();
    return items.isEmpty() ? 1 : (double) hit / items.size();
  }

  /** Adds what a test touched. */
  public void add(TestResult result) {
    for (Touched touched : result.touched()) {
      items.computeIfPresent(
          key(result.policy(), touched.part(), touched.name()),
          (key, item) ->
              new Item(item.stage(), item.part(), item.name(), item.place(), item.tests() + 1));
    }
  }

  /**
   * One thing that a test touched.
   *
   * @param part what it is
   * @param name its name among the items of its stage
   */
  public record Touched(Part part, String name) {}

  private void place(String policy, Declaration declaration) {
    if (declaration instanceof RuleDeclaration rule) {
      places.put(policy + "/" + rule.id().text(), rule.id().span());
    } else if (declaration instanceof TotalDeclaration total) {
      places.put(policy + "/" + total.name().text(), total.name().span());
    } else if (declaration instanceof ScorecardDeclaration card) {
      for (ScorecardDeclaration.Characteristic one : card.characteristics()) {
        String name = card.name().text() + ", " + one.field().text();
        places.put(policy + "/" + name, one.field().span());
      }
    } else if (declaration instanceof TableDeclaration table) {
      for (int row = 0; row < table.rows().size(); row++) {
        TableDeclaration.Row one = table.rows().get(row);
        places.put(policy + "/" + table.name().text() + " " + one.span().line(), one.span());
      }
    }
  }

  private void declare(StageModel model) {
    for (Rule rule : model.rules()) {
      declare(model, Part.RULE_FIRED, rule.id(), rule.id());
      declare(model, Part.RULE_NOT_FIRED, rule.id(), rule.id());
    }
    for (Table table : model.tables()) {
      for (int row = 0; row < table.rows().size(); row++) {
        String place = table.name() + " " + table.rows().get(row).line();
        declare(model, Part.TABLE_ROW, row(table, row), place);
      }
    }
    for (Scorecard card : model.scorecards()) {
      for (Characteristic characteristic : card.characteristics()) {
        String field = model.schema().field(characteristic.slot()).name();
        for (int bin = 0; bin < characteristic.bins().size(); bin++) {
          String name = bin(model, card, characteristic, bin);
          declare(model, Part.CARD_BIN, name, card.name() + ", " + field);
        }
      }
    }
    for (Total total : model.totals()) {
      for (Band band : total.bands()) {
        String place = model.schema().field(total.slot()).name();
        declare(model, Part.BAND, band(model, total, band), place);
      }
    }
  }

  private void declare(StageModel model, Part part, String name, String place) {
    SourceSpan span = places.get(model.name() + "/" + place);
    String shown = deciding.contains(model.name()) ? name : model.name() + ": " + name;
    items.put(
        key(model.name(), part, name),
        new Item(model.stage(), part, shown, Optional.ofNullable(span), 0));
  }

  private static String key(String policy, Part part, String name) {
    return policy + " " + part + " " + name;
  }

  static String row(Table table, int row) {
    String number = table.hitPolicy() == HitPolicy.PRIORITY ? "" : " " + (row + 1);
    return table.name() + ", row" + number + " in line " + table.rows().get(row).line();
  }

  static String bin(StageModel model, Scorecard card, Characteristic characteristic, int bin) {
    String field = model.schema().field(characteristic.slot()).name();
    return card.name() + ", " + field + ", " + characteristic.bins().get(bin).label();
  }

  static String band(StageModel model, Total total, Band band) {
    Field field = model.schema().field(total.slot());
    String interval = ValueText.of(band.interval(), field.type(), List.of());
    return field.name() + ", " + interval;
  }
}
