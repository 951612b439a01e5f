package io.verdict.replay.report.model;

import java.util.Locale;

/** The parts that every validation report has, in their order; titles come from the bundles. */
public enum Part {
  /** Applications from the door to the funded loan. */
  FUNNEL,
  /** Approval, bad, automatic, review, override and take-up rates by segment. */
  RATES,
  /** Vintage curves, roll rates, balances past due. */
  VINTAGES,
  /** Score distribution, KS, ROC, gains. */
  DISCRIMINATION,
  /** Predicted against observed default. */
  CALIBRATION,
  /** PSI and CSI. */
  STABILITY,
  /** Old policy against new. */
  SWAP_SET,
  /** Reason codes. */
  REASONS,
  /** Hits and worth of each rule. */
  RULES,
  /** What people changed. */
  OVERRIDES,
  /** Approval and risk by group. */
  FAIRNESS,
  /** Credit lines and prices. */
  LINE_AND_PRICE,
  /** Offers, funders, quotas. */
  MATCHING,
  /** Actions on running loans. */
  IN_LOAN,
  /** What is assumed of the declined. */
  REJECT_INFERENCE,
  /** Time of a decision. */
  LATENCY,
  /** Known gaps. */
  LIMITS;

  /** Returns the anchor of the part in the page. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the title. */
  public Text title() {
    return Texts.of("part." + id());
  }
}
