package io.verdict.matcher.cascade;

/** How a call to a funder ended, as far as its health is concerned. */
enum CallEnd {
  /** It answered, and not by a refusal of the order. */
  ANSWERED,
  /** It refused the order. */
  DECLINED,
  /** It was too slow, too busy or failed. */
  FAILED;

  static CallEnd of(FunderAnswer answer) {
    return switch (answer) {
      case ERROR, BUSY -> FAILED;
      case DECLINED -> DECLINED;
      default -> ANSWERED;
    };
  }
}
