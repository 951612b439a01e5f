package io.verdict.engine.live;

import io.verdict.engine.record.Applicant;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Which artifact of one stage decides which part of the applicants, and which are on trial.
 *
 * <p>A person's part depends on the salt alone, the stage's token where none is named, so that it
 * stays when shares change: a challenger that grows from five to ten per cent keeps those it had.
 */
final class StageShares {
  private static final String SHADOW_SALT = "shadow:";

  private final String salt;
  private final List<Entry> deciding = new ArrayList<>();
  private final List<Entry> shadows = new ArrayList<>();

  StageShares(String salt, List<Entry> entries) {
    this.salt = salt;
    for (Entry entry : entries) {
      (entry.role() == Role.SHADOW ? shadows : deciding).add(entry);
    }
  }

  /** The entries that may decide, challengers before the champion's rest. */
  List<Entry> deciding() {
    return deciding;
  }

  List<Entry> shadows() {
    return shadows;
  }

  /** Position in {@link #deciding()} of the artifact that decides a person. */
  int choose(Applicant applicant) {
    if (deciding.size() == 1) {
      return 0;
    }
    int part = applicant.part(salt, Activation.WHOLE_BASIS_POINTS);
    int end = 0;
    int champion = 0;
    for (int i = 0; i < deciding.size(); i++) {
      Entry entry = deciding.get(i);
      if (entry.role() == Role.CHAMPION) {
        champion = i;
        continue;
      }
      end += entry.shareBasisPoints();
      if (part < end) {
        return i;
      }
    }
    return champion;
  }

  /** Whether a shadow is evaluated for a person. */
  boolean isShadowed(Entry shadow, Applicant applicant) {
    return applicant.part(SHADOW_SALT + salt, Activation.WHOLE_BASIS_POINTS)
        < shadow.shareBasisPoints();
  }

  /** Whether persons matter: several artifacts decide. */
  boolean isShared() {
    return deciding.size() > 1;
  }
}
