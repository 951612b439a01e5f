package io.verdict.engine.signoff;

import io.verdict.engine.signoff.SignOffException.Code;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The signature of a model-risk team under artifacts: who vouches for them, after which run, with
 * which findings and conditions, and until when. The engine refuses a live artifact without one.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param artifacts content hashes of the artifacts it stands for, at least one
 * @param manifest SHA-256 of the manifest of the run that it rests on, 64 hexadecimal digits
 * @param scope what the artifacts may be used for
 * @param owner who answers for the policy, first line
 * @param validator who validated it, second line; another person than the owner
 * @param signedOn day of the signature
 * @param expiresOn last day on which it holds
 * @param decision the verdict
 * @param findings what was found
 * @param conditions limits of use and triggers of monitoring, one line each
 */
public record SignOff(
    List<String> artifacts,
    String manifest,
    String scope,
    String owner,
    String validator,
    LocalDate signedOn,
    LocalDate expiresOn,
    Verdict decision,
    List<Finding> findings,
    List<String> conditions) {
  /** Most lines of one kind. */
  public static final int MAX_LINES = 1_000;

  /** What the validator decided. */
  public enum Verdict {
    /** May be used. */
    APPROVE,
    /** May be used within the conditions. */
    APPROVE_WITH_CONDITIONS,
    /** May not be used. */
    REJECT
  }

  /**
   * Checks the form.
   *
   * @throws SignOffException {@code FORM} if a part is missing, a hash is none, or the owner
   *     validates the own work
   */
  public SignOff {
    artifacts = List.copyOf(artifacts);
    findings = List.copyOf(findings);
    conditions = List.copyOf(conditions);
    Objects.requireNonNull(signedOn, "signedOn");
    Objects.requireNonNull(expiresOn, "expiresOn");
    Objects.requireNonNull(decision, "decision");
    if (artifacts.isEmpty()) {
      throw new SignOffException(Code.FORM, "a sign-off names at least one artifact");
    }
    artifacts.forEach(hash -> SignOffText.requireHash("artifact", hash));
    SignOffText.requireHash("manifest", manifest);
    SignOffText.requireLine("scope", scope);
    SignOffText.requireLine("owner", owner);
    SignOffText.requireLine("validator", validator);
    conditions.forEach(condition -> SignOffText.requireLine("condition", condition));
    int most = Math.max(artifacts.size(), Math.max(findings.size(), conditions.size()));
    if (most > MAX_LINES) {
      throw new SignOffException(Code.FORM, most + " lines of one kind: at most " + MAX_LINES);
    }
    if (owner.equals(validator)) {
      throw new SignOffException(
          Code.FORM, "owner and validator are one person\n  let a second person validate");
    }
    if (expiresOn.isBefore(signedOn)) {
      throw new SignOffException(Code.FORM, "it expires before it is signed");
    }
  }

  /**
   * Requires that it lets an artifact be used on a day.
   *
   * @param hash the artifact's content hash
   * @throws SignOffException {@code OTHER_ARTIFACT} or {@code NOT_IN_FORCE}
   */
  public void requireInForce(String hash, LocalDate day) {
    if (!artifacts.contains(hash)) {
      throw new SignOffException(
          Code.OTHER_ARTIFACT, "the sign-off does not name artifact " + hash);
    }
    if (decision == Verdict.REJECT) {
      throw notInForce("the validator rejected it");
    }
    if (day.isBefore(signedOn)) {
      throw notInForce("it holds from " + signedOn);
    }
    if (day.isAfter(expiresOn)) {
      throw notInForce("it expired on " + expiresOn);
    }
    for (Finding finding : findings) {
      if (finding.forbids(day)) {
        throw notInForce(
            "an open finding of severity " + finding.severity() + ", due " + finding.due());
      }
    }
  }

  private static SignOffException notInForce(String why) {
    return new SignOffException(
        Code.NOT_IN_FORCE, "the sign-off is not in force: " + why + "\n  have it renewed");
  }
}
