package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * A funder's product and whom it accepts. Quotas stand in the catalogue, which changes daily.
 *
 * @param id the product's name, unique in its policy
 * @param funder the funder's name
 * @param title what it says to a person
 * @param accept whom it accepts
 * @param onUnknown HIT accepts when the condition is unknown, SKIP refuses
 * @param opensMinute minute of the day, policy's zone, from which orders are taken, 0..1439
 * @param closesMinute minute of the day from which they are not, 1..1440
 * @param text the condition as the policy writes it
 * @param line line of the product in its file, from 1
 */
public record Product(
    String id,
    String funder,
    String title,
    Condition accept,
    UnknownPolicy onUnknown,
    int opensMinute,
    int closesMinute,
    String text,
    int line) {
  public Product {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(funder, "funder");
    Objects.requireNonNull(accept, "accept");
  }
}
