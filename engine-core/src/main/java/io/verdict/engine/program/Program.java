package io.verdict.engine.program;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.forest.ForestScratch;
import io.verdict.engine.kernel.KernelMatch;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A loaded stage of a policy, linked to a record layout and ready to decide.
 *
 * <p>Level by level: derived slots, then all rules and table rows in one kernel, then scorecards
 * and tree ensembles; results are written to slots that the next level reads. All rules are always
 * evaluated.
 *
 * <p><b>Thread safety</b>: immutable, shared by threads, each with its own {@link Evaluation} and
 * record. <b>Allocation</b>: {@link #evaluate} allocates nothing after warm-up.
 */
public final class Program {
  private final StageModel model;
  private final RecordLayout layout;
  private final LevelProgram[] levels;
  private final int totalLevel;
  private final int[] totalSlots;
  private final int[] firstWords;
  private final int ruleWords;
  private final int[] positionOfRule;
  private final int[] requiredSlots;
  private final OutcomeReasons reasons;
  private final SourceMasks sources;
  private final RegisterPlan registers;

  private Program(StageModel model, RecordLayout layout) {
    this.model = model;
    this.layout = layout;
    SlotLinks links = new SlotLinks(model.schema(), layout);
    Levels order = new Levels(model);
    order.requireEarlyProbes();
    this.totalLevel = order.totalLevel();
    this.levels = new LevelProgram[countLevels(order)];
    this.firstWords = new int[levels.length];
    this.positionOfRule = new int[model.rules().size()];
    this.registers = new RegisterPlan(model.derivations());
    var linking =
        new LevelProgram.Linking(layout, new ZoneTable(ZoneId.of(model.zone())), registers);
    int words = 0;
    for (int level = 0; level < levels.length; level++) {
      levels[level] = new LevelProgram(level, model, order, links, linking);
      firstWords[level] = words;
      for (int bit = 0; bit < levels[level].ruleOfBit.length; bit++) {
        positionOfRule[levels[level].ruleOfBit[bit]] = words * 64 + bit;
      }
      words += levels[level].ruleWords;
    }
    this.ruleWords = words;
    this.totalSlots = model.totals().stream().mapToInt(t -> links.layoutSlot(t.slot())).toArray();
    this.requiredSlots = requiredSlots(model, links);
    this.reasons = new OutcomeReasons(model, levels);
    this.sources = new SourceMasks(model, layout, levels.length);
  }

  /**
   * Links a stage to a layout.
   *
   * @throws IllegalArgumentException if the layout lacks a slot, the levels form a cycle or a limit
   *     is passed
   */
  public static Program link(StageModel model, RecordLayout layout) {
    return new Program(model, layout);
  }

  private int countLevels(Levels order) {
    int last = totalLevel;
    for (int slot = 0; slot < model.schema().size(); slot++) {
      last = Math.max(last, order.availableAt(slot));
    }
    for (int rule = 0; rule < model.rules().size(); rule++) {
      last = Math.max(last, order.ruleLevel(rule));
    }
    return last + 1;
  }

  private static int[] requiredSlots(StageModel model, SlotLinks links) {
    List<Integer> required = new ArrayList<>();
    for (int slot = 0; slot < model.schema().size(); slot++) {
      Field field = model.schema().field(slot);
      if (field.isRequired()) {
        required.add(links.layoutSlot(slot));
      }
    }
    return required.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What it was linked from. */
  public StageModel model() {
    return model;
  }

  /** The stage that it decides. */
  public Stage stage() {
    return model.stage();
  }

  /** The layout of the records that it takes. */
  public RecordLayout layout() {
    return layout;
  }

  /** Bytes of bit rows of all levels. */
  public long rowBytes() {
    long bytes = 0;
    for (LevelProgram level : levels) {
      bytes += level.kernel == null ? 0 : level.kernel.rowBytes();
    }
    return bytes;
  }

  /** Sources that it reads, a bit for each of the flow's sources. */
  public long usedSources() {
    return sources.used();
  }

  /** A holder for the results of this program. */
  public Evaluation newEvaluation() {
    return new Evaluation(this);
  }

  /** Names of required inputs that a record lacks. */
  public List<String> missingInputs(Record record) {
    List<String> missing = new ArrayList<>();
    for (int slot : requiredSlots) {
      if (record.state(slot) == Record.MISSING) {
        missing.add(layout.schema().field(slot).name());
      }
    }
    return missing;
  }

  /**
   * Evaluates a record: writes derived and result slots into it and fills the evaluation.
   *
   * @param record a record of this program's layout
   * @param out an evaluation of this program
   */
  public void evaluate(Record record, Evaluation out) {
    evaluate(record, out, 0);
  }

  /**
   * Evaluates a record of which some sources are still to come: required inputs of those are not
   * asked for yet.
   */
  public void evaluate(Record record, Evaluation out, long pendingSources) {
    out.reset();
    out.pendingSources = pendingSources;
    if (pendingSources == 0) {
      for (int slot : requiredSlots) {
        out.isInputIncomplete |= record.state(slot) == Record.MISSING;
      }
      if (out.isInputIncomplete) {
        return;
      }
    }
    for (int level = 0; level < levels.length; level++) {
      evaluateLevel(level, record, out);
    }
  }

  private void evaluateLevel(int number, Record record, Evaluation out) {
    LevelProgram level = levels[number];
    level.derived.run(record, out.registers);
    if (level.kernel != null) {
      KernelMatch match = out.matches[number];
      level.kernel.evaluate(record, match);
      if (level.ruleWords > 0) {
        readRules(level, firstWords[number], match, out);
      }
      for (int i = 0; i < level.tables.length; i++) {
        out.tableRows[level.tableNumbers[i]] = level.tables[i].run(match.trueWords(), record);
      }
    }
    for (int i = 0; i < level.cards.length; i++) {
      level.cards[i].score(record, out.cards[level.cardNumbers[i]]);
    }
    for (int i = 0; i < level.forests.length; i++) {
      level.forests[i].evaluate(record, out.forests[level.forestNumbers[i]]);
    }
    if (number == totalLevel) {
      readTotals(record, out);
    }
  }

  private static void readRules(
      LevelProgram level, int firstWord, KernelMatch match, Evaluation out) {
    final long[] trueWords = match.trueWords();
    final long[] unknownWords = match.unknownWords();
    final int reviewOutcome = level.outcomeMasks.length > 2 ? reviewOutcome(level) : 0;
    for (int w = 0; w < level.ruleWords; w++) {
      long unknown = unknownWords[w] & liveBits(level, w);
      long hits = (trueWords[w] & liveBits(level, w)) | (unknown & level.hitOnUnknown[w]);
      out.fired[firstWord + w] = hits;
      out.unknown[firstWord + w] = unknown;
      for (int outcome = out.outcome + 1; outcome < level.outcomeMasks.length; outcome++) {
        if ((hits & level.outcomeMasks[outcome][w]) != 0) {
          out.outcome = outcome;
        }
      }
      if ((unknown & level.reviewOnUnknown[w]) != 0) {
        out.outcome = Math.max(out.outcome, reviewOutcome);
      }
      long scoring = hits & level.scoring[w];
      while (scoring != 0) {
        out.score += level.weights[w * 64 + Long.numberOfTrailingZeros(scoring)];
        scoring &= scoring - 1;
      }
    }
  }

  /** Second gravest: REVIEW of fraud and credit, STEP_UP in-loan. */
  private static int reviewOutcome(LevelProgram level) {
    return level.outcomeMasks.length - 2;
  }

  private static long liveBits(LevelProgram level, int word) {
    int bits = level.ruleOfBit.length - word * 64;
    return bits >= 64 ? -1L : (1L << bits) - 1;
  }

  private void readTotals(Record record, Evaluation out) {
    for (int i = 0; i < totalSlots.length; i++) {
      Total total = model.totals().get(i);
      record.set(totalSlots[i], out.score);
      for (int k = 0; k < total.bands().size(); k++) {
        Band band = total.bands().get(k);
        if (band.interval().contains(out.score)) {
          int asked = model.stage().outcomes().indexOf(band.outcome());
          if (asked > out.bandOutcome) {
            out.bandOutcome = asked;
            out.bandReason = band.reason();
          }
        }
      }
    }
    out.outcome = Math.max(out.outcome, out.bandOutcome);
  }

  /** Finds the rules and reasons behind the outcome of an evaluation. */
  void explain(Evaluation out) {
    reasons.explain(out);
  }

  /**
   * Whether the stage's gravest outcome stands whatever the pending sources will say: a rule that
   * asks for it fired without depending on any of them.
   */
  public boolean isGravestCertain(Evaluation out, long pendingSources) {
    List<Outcome> outcomes = model.stage().outcomes();
    for (int rule = 0; rule < positionOfRule.length; rule++) {
      if (out.isFired(rule)
          && model.rules().get(rule).outcome() == outcomes.get(outcomes.size() - 1)
          && !dependsOn(rule, pendingSources)) {
        return true;
      }
    }
    return false;
  }

  boolean dependsOn(int rule, long pendingSources) {
    return (sources.ofRule(rule) & pendingSources) != 0;
  }

  boolean bit(long[] words, int rule) {
    int position = positionOfRule[rule];
    return (words[position >>> 6] >>> position & 1) != 0;
  }

  int ruleWords() {
    return ruleWords;
  }

  Registers newRegisters() {
    return registers.newRegisters();
  }

  KernelMatch[] newMatches() {
    return Arrays.stream(levels)
        .map(level -> level.kernel == null ? null : level.kernel.newMatch())
        .toArray(KernelMatch[]::new);
  }

  ForestScratch[] newForestScratches() {
    ForestScratch[] scratches = new ForestScratch[model.ensembles().size()];
    for (LevelProgram level : levels) {
      for (int i = 0; i < level.forests.length; i++) {
        scratches[level.forestNumbers[i]] = level.forests[i].newScratch();
      }
    }
    return scratches;
  }

  CardResult[] newCardResults() {
    CardResult[] results = new CardResult[model.scorecards().size()];
    for (LevelProgram level : levels) {
      for (int i = 0; i < level.cards.length; i++) {
        results[level.cardNumbers[i]] = level.cards[i].newResult();
      }
    }
    return results;
  }
}
