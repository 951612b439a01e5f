package io.verdict.replay.report.model;

import java.util.List;
import java.util.Objects;

/**
 * The first page: what was run, on whom, and how it came out.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param title title of the report
 * @param period first and last day of the data, as text
 * @param synthetic whether the portfolio is generated; then every page says so
 * @param manifestSha256 hash of the run manifest in hexadecimal digits
 * @param policies what took part, with versions and hashes
 * @param population counts in and out
 * @param figures key figures, best four to eight
 * @param checks the verdict table
 */
public record Cover(
    Text title,
    Text period,
    boolean synthetic,
    String manifestSha256,
    List<PolicyStamp> policies,
    Population population,
    List<KeyFigure> figures,
    List<Check> checks) {

  /** Copies the lists. */
  public Cover {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(manifestSha256, "manifestSha256");
    Objects.requireNonNull(population, "population");
    policies = List.copyOf(policies);
    figures = List.copyOf(figures);
    checks = List.copyOf(checks);
  }
}
