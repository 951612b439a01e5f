package io.verdict.replay.world.file;

import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;

/**
 * Writes lines of {@code truth.csv}: what only the world and the report may know.
 *
 * <p><b>Thread safety:</b> confined to one thread. <b>Allocation:</b> none but the growth of the
 * text.
 */
public final class TruthWriter {
  /** Header line of the file. */
  static final String HEADER =
      "app.id,app.time,person,fraud_type,episode_kind,episode,discipline,stability,hunger,capacity,"
          + "x0,income_true,income_verified,debt_service";

  private static final int TRAIT_DECIMALS = 6;
  private static final double TRAIT_SCALE = 1e6;
  private final AsciiText text;

  /** A writer that appends to this text. */
  public TruthWriter(AsciiText text) {
    this.text = text;
  }

  /** Appends the header line. */
  public void header() {
    text.add(HEADER).add('\n');
  }

  /** Begins the line of an application. */
  public TruthWriter begin(long number, long localSeconds, long person) {
    text.add('A').addPadded(number, 9).add(',').addTime(localSeconds).add(',').addHex(person);
    return this;
  }

  /** Adds what the person really is and what brought them. */
  public TruthWriter fraud(FraudType type, EpisodeKind kind, long episode) {
    text.add(',').add(type.label()).add(',').add(kind.label()).add(',');
    if (kind != EpisodeKind.SOLO) {
      text.addHex(episode);
    }
    return this;
  }

  /** Adds a latent trait or the risk index. */
  public TruthWriter trait(double value) {
    text.add(',').addDecimal(Math.round(value * TRAIT_SCALE), TRAIT_DECIMALS);
    return this;
  }

  /** Adds an amount in CNY. */
  public TruthWriter money(double cny) {
    text.add(',').addDecimal(Math.round(cny * 100), 2);
    return this;
  }

  /** Ends the line. */
  public void end() {
    text.add('\n');
  }
}
