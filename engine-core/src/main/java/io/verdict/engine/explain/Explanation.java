package io.verdict.engine.explain;

import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.record.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a decision came out as it did: each stage's outcome; every rule with the values that it
 * compared; the bins and points of its scorecards; the rows of its tables; totals and their bands;
 * what each product of a funder did not accept.
 *
 * <p>It shows an applicant's values: it is meant for those who may see them, and is never part of a
 * message or log.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param outcome the outcome, as policies write it; empty when nothing was decided
 * @param stage the stage that decided, or that waits
 * @param status what the decision waits for, when nothing was decided
 * @param reasons the reasons by rank
 * @param stages the stages that were reached, in order
 * @param products what the products made of it; none unless it was approved and prepared for them
 */
public record Explanation(
    String outcome,
    String stage,
    String status,
    List<Reason> reasons,
    List<StageView> stages,
    List<ProductView> products) {
  public Explanation {
    reasons = List.copyOf(reasons);
    stages = List.copyOf(stages);
    products = List.copyOf(products);
  }

  /**
   * One stage.
   *
   * @param stage its name
   * @param label the policy's name and version
   * @param outcome what it came to
   */
  public record StageView(
      String stage,
      String label,
      String outcome,
      List<RuleView> rules,
      List<CardView> cards,
      List<TableView> tables,
      List<TotalView> totals) {
    public StageView {
      rules = List.copyOf(rules);
      cards = List.copyOf(cards);
      tables = List.copyOf(tables);
      totals = List.copyOf(totals);
    }
  }

  /**
   * One rule.
   *
   * @param id its name
   * @param title what it says to a person
   * @param asks the outcome that it asks for, or {@code score N}
   * @param isFired whether it fired
   * @param isDeciding whether it asked for the outcome that the stage came to
   * @param truth its condition's truth
   * @param onUnknown what it does when that is unknown: skip, hit or review
   * @param reason its reason code, if it has one
   * @param text its condition as written
   * @param operands the slots that the condition compares
   * @param criteria its tests
   */
  public record RuleView(
      String id,
      String title,
      String asks,
      boolean isFired,
      boolean isDeciding,
      Truth truth,
      String onUnknown,
      Optional<String> reason,
      String text,
      List<Criterion.Operand> operands,
      List<Criterion> criteria) {
    public RuleView {
      operands = List.copyOf(operands);
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * One scorecard.
   *
   * @param name its name
   * @param score its result; empty when it has none
   * @param lost points lost, by family of reasons, the most first
   */
  public record CardView(String name, String score, List<BinView> bins, List<LostView> lost) {
    public CardView {
      bins = List.copyOf(bins);
      lost = List.copyOf(lost);
    }
  }

  /**
   * The bin of one characteristic.
   *
   * @param bin the bin as written; empty when none applied
   * @param againstBaseline points less the baseline
   */
  public record BinView(
      String slot, String value, String bin, double points, double againstBaseline) {}

  /** Points that a family of reasons lost together, under the one of them that lost most. */
  public record LostView(String reason, double points) {}

  /**
   * One table.
   *
   * @param line line of the row that held; 0 when none did, or the table collects
   */
  public record TableView(String name, int line, List<Criterion.Operand> outputs) {
    public TableView {
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * One total.
   *
   * @param scores the rules that fired with a weight, such as {@code F055 15}
   * @param band the band that it lies in and what that asks for; empty when it lies in none
   */
  public record TotalView(
      String name, String value, List<String> scores, Optional<String> band, String asks) {
    public TotalView {
      scores = List.copyOf(scores);
    }
  }

  /**
   * One product.
   *
   * @param isAccepting whether it takes the application
   * @param refused the tests that it refuses by, those that could not be told last
   */
  public record ProductView(
      String id, String funder, String title, boolean isAccepting, List<Criterion> refused) {
    public ProductView {
      refused = List.copyOf(refused);
    }
  }

  /**
   * Explains a decision.
   *
   * @param flow the flow that decided
   * @param decision the decision, not yet overwritten by the next
   * @param record the record that it was decided on
   */
  public static Explanation of(Flow flow, Decision decision, Record record) {
    String stage = decision.stage().policyName();
    if (decision.outcome() == null) {
      String status = decision.status().name().toLowerCase(Locale.ROOT);
      return new Explanation("", stage, status, List.of(), List.of(), List.of());
    }
    List<StageView> stages = new ArrayList<>();
    List<ProductView> products = List.of();
    for (StageModel model : flow.models()) {
      StageExplainer explainer = new StageExplainer(model, record);
      boolean isApplication = decision.stage() != Stage.IN_LOAN;
      if (model.stage() == Stage.MATCH) {
        products = decision.isApproved() && isApplication ? explainer.products() : List.of();
      } else if (decision.evaluation(model.stage()) != null
          && model.stage().compareTo(decision.stage()) <= 0
          && (isApplication || model.stage() == Stage.IN_LOAN)) {
        stages.add(explainer.explain(decision.evaluation(model.stage())));
      }
    }
    return new Explanation(outcome(decision), stage, "", decision.reasons(), stages, products);
  }

  /** The outcome with what stands beside it. */
  private static String outcome(Decision decision) {
    String outcome = decision.outcome().policyName();
    return switch (decision.outcome()) {
      case ROUTE -> outcome + " to " + decision.target();
      case DEFER -> outcome + " by " + Duration.ofMillis(decision.delayMillis());
      default -> outcome;
    };
  }
}
