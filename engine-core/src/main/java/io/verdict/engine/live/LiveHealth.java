package io.verdict.engine.live;

import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.Activation.Split;
import java.util.List;

/**
 * What a live engine serves and what it refused: for an operator's health page. No applicant's
 * value.
 *
 * @param revision revision in force, of the base scenario
 * @param asked the newest revision that the activation table holds
 * @param artifacts what decides or is on trial
 * @param splits by which key, and with which salt, applicants are shared out
 * @param refusals why parts of the newest revision did not come into force; empty when all did
 */
public record LiveHealth(
    long revision,
    long asked,
    List<InForce> artifacts,
    List<Split> splits,
    List<Refusal> refusals) {
  public LiveHealth {
    artifacts = List.copyOf(artifacts);
    splits = List.copyOf(splits);
    refusals = List.copyOf(refusals);
  }

  /** Whether all that was activated last is in force. */
  public boolean isHealthy() {
    return refusals.isEmpty();
  }

  /**
   * An artifact in force.
   *
   * @param role what it does
   * @param stage the stage's token, with the scenario where there is one
   * @param name the artifact's name
   * @param version its version
   * @param hash its hash in the store
   * @param shareBasisPoints its share of the applicants
   */
  public record InForce(
      Role role, String stage, String name, int version, String hash, int shareBasisPoints) {}

  /**
   * Why a scenario's part of an activation did not come into force.
   *
   * @param scenario the scenario; empty for the base
   * @param code why, for programs
   * @param message why, and what to do
   */
  public record Refusal(String scenario, RefusedException.Code code, String message) {}
}
