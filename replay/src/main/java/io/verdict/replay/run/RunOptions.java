package io.verdict.replay.run;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What to replay and how.
 *
 * @param folder the policy folder, with its {@code data.mapping}
 * @param data the data file, or a folder that holds the mapping's source; null for the source
 *     beside the policy
 * @param out the folder to write
 * @param threads threads that decide, 1 to 64
 * @param limit most applications, 0 for all
 * @param stopsOnError whether the first row that cannot be read ends the run
 * @param extras what a run does on request
 */
public record RunOptions(
    Path folder,
    Path data,
    Path out,
    int threads,
    long limit,
    boolean stopsOnError,
    Extras extras) {
  public RunOptions {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(extras, "extras");
    if (threads < 1 || threads > 64) {
      throw new InputException("--threads is " + threads + "; allowed are 1 to 64");
    }
    if (limit < 0) {
      throw new InputException("--limit is " + limit + "; give a number from 1, or 0 for all");
    }
  }

  /** A run without extras. */
  public RunOptions(
      Path folder, Path data, Path out, int threads, long limit, boolean stopsOnError) {
    this(folder, data, out, threads, limit, stopsOnError, Extras.NONE);
  }

  /**
   * What a run does on request.
   *
   * @param against the folder of an older policy to compare with; null for none
   * @param signing who signs off what the run shows; null for nobody
   * @param months whether the months of each account are written, for a behaviour scorecard
   */
  public record Extras(Path against, Signing signing, boolean months) {
    /** Nothing. */
    public static final Extras NONE = new Extras(null, null, false);
  }

  /**
   * Who signs off.
   *
   * @param statement the validator's file: scope, owner, validator, days, decision, findings
   * @param key the validator's Ed25519 key, PKCS#8 in PEM
   * @param keyId the name by which a host knows the key
   */
  public record Signing(Path statement, Path key, String keyId) {
    public Signing {
      Objects.requireNonNull(statement, "statement");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(keyId, "keyId");
    }
  }
}
