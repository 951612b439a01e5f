package io.verdict.engine.program;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.forest.ForestScratch;
import io.verdict.engine.kernel.KernelMatch;
import java.util.Arrays;

/**
 * What a program made of one record: outcome, fired rules, reasons, card bins and table rows.
 *
 * <p><b>Thread safety</b>: confined to one thread. <b>Allocation</b>: none after construction.
 * <b>Lifecycle</b>: made by {@link Program#newEvaluation()}, overwritten by each evaluation.
 */
public final class Evaluation {
  final Program program;
  final Registers registers;
  final KernelMatch[] matches;
  final CardResult[] cards;
  final ForestScratch[] forests;
  final int[] tableRows;
  final long[] fired;
  final long[] unknown;
  final int[] deciding;
  final int[] reasons;
  int decidingCount;
  int reasonCount;
  int outcome;
  String target = "";
  long delayMillis;
  int bandOutcome;
  int bandReason;
  long score;
  boolean isInputIncomplete;
  long pendingSources;
  private boolean isExplained;

  Evaluation(Program program) {
    this.program = program;
    this.registers = program.newRegisters();
    this.matches = program.newMatches();
    this.cards = program.newCardResults();
    this.forests = program.newForestScratches();
    this.tableRows = new int[program.model().tables().size()];
    this.fired = new long[program.ruleWords()];
    this.unknown = new long[program.ruleWords()];
    this.deciding = new int[program.model().rules().size()];
    this.reasons = new int[program.model().reasons().size()];
  }

  void reset() {
    Arrays.fill(tableRows, -1);
    outcome = 0;
    bandOutcome = 0;
    bandReason = -1;
    score = 0;
    registers.faults = 0;
    isExplained = false;
    isInputIncomplete = false;
  }

  /** The program that was evaluated. */
  public Program program() {
    return program;
  }

  /**
   * Whether a required input was missing, so that nothing was evaluated; the other answers then
   * mean nothing.
   */
  public boolean isInputIncomplete() {
    return isInputIncomplete;
  }

  /** The gravest outcome that a rule or band asked for, or the stage's mildest. */
  public Outcome outcome() {
    return program.model().stage().outcomes().get(outcome);
  }

  /** Where the outcome ROUTE sends the application: of several, the first in policy order. */
  public String target() {
    explain();
    return outcome() == Outcome.ROUTE ? target : "";
  }

  /** How long the outcome DEFER puts the application off, the longest of several; else 0. */
  public long delayMillis() {
    explain();
    return outcome() == Outcome.DEFER ? delayMillis : 0;
  }

  /** Sum of the weights of the fired rules. */
  public long score() {
    return score;
  }

  /** Arithmetic faults (overflow, division by zero, NaN) met while deriving slots. */
  public int arithmeticFaults() {
    return registers.faults;
  }

  /**
   * Whether a rule fired: its condition was TRUE, or UNKNOWN and the rule hits on unknown. A rule
   * that depends on a source still to come has not.
   */
  public boolean isFired(int rule) {
    return program.bit(fired, rule) && !program.dependsOn(rule, pendingSources);
  }

  /** Whether a rule's condition was UNKNOWN. */
  public boolean isUnknown(int rule) {
    return program.bit(unknown, rule);
  }

  /** The row of a table that held, or -1: none, or a table that collects. */
  public int tableRow(int table) {
    return tableRows[table];
  }

  /** What a scorecard did. */
  public CardResult card(int card) {
    return cards[card];
  }

  /** Number of rules that asked for the outcome, in policy order; 0 for the mildest outcome. */
  public int decidingCount() {
    explain();
    return decidingCount;
  }

  /** A rule that asked for the outcome, by its position among them. */
  public int decidingRule(int index) {
    explain();
    return deciding[index];
  }

  /** Number of reasons for the outcome. */
  public int reasonCount() {
    explain();
    return reasonCount;
  }

  /** A reason's position in the model's reasons, by rank. */
  public int reason(int rank) {
    explain();
    return reasons[rank];
  }

  private void explain() {
    if (!isExplained) {
      program.explain(this);
      isExplained = true;
    }
  }

  void addReason(int reason) {
    for (int i = 0; i < reasonCount; i++) {
      if (reasons[i] == reason) {
        return;
      }
    }
    reasons[reasonCount++] = reason;
  }
}
