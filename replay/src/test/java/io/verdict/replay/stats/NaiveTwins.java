package io.verdict.replay.stats;

/** AUC, DeLong and KS straight from their definitions, in quadratic time. */
final class NaiveTwins {

  private NaiveTwins() {}

  static boolean hasBoth(boolean[] bad) {
    boolean someBad = false;
    boolean someGood = false;
    for (boolean one : bad) {
      someBad |= one;
      someGood |= !one;
    }
    return someBad && someGood;
  }

  static double auc(double[] scores, boolean[] bad) {
    double sum = 0;
    double pairs = 0;
    for (int b = 0; b < scores.length; b++) {
      for (int g = 0; g < scores.length; g++) {
        if (bad[b] && !bad[g]) {
          sum += kernel(scores[g], scores[b]);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  static double ks(double[] scores, boolean[] bad) {
    double best = 0;
    for (double cut : scores) {
      best =
          Math.max(
              best,
              Math.abs(
                  shareAtOrBelow(scores, bad, true, cut)
                      - shareAtOrBelow(scores, bad, false, cut)));
    }
    return best;
  }

  static double deLong(double[] scores, boolean[] bad) {
    return Math.sqrt(placementVariance(scores, bad, true) + placementVariance(scores, bad, false));
  }

  /** Sample variance of the placement values of one class, divided by its size. */
  private static double placementVariance(double[] scores, boolean[] bad, boolean ofBad) {
    double auc = auc(scores, bad);
    double squares = 0;
    int n = 0;
    for (int i = 0; i < scores.length; i++) {
      if (bad[i] == ofBad) {
        double sum = 0;
        int others = 0;
        for (int j = 0; j < scores.length; j++) {
          if (bad[j] != ofBad) {
            sum += ofBad ? kernel(scores[j], scores[i]) : kernel(scores[i], scores[j]);
            others++;
          }
        }
        squares += (sum / others - auc) * (sum / others - auc);
        n++;
      }
    }
    return n < 2 ? Double.NaN : squares / (n - 1) / n;
  }

  private static double kernel(double good, double bad) {
    return good > bad ? 1 : good == bad ? 0.5 : 0;
  }

  private static double shareAtOrBelow(double[] scores, boolean[] bad, boolean wanted, double cut) {
    double below = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      if (bad[i] == wanted) {
        all++;
        below += scores[i] <= cut ? 1 : 0;
      }
    }
    return below / all;
  }
}
