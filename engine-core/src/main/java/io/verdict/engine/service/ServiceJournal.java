package io.verdict.engine.service;

import io.verdict.engine.journal.Journal;
import io.verdict.engine.privacy.PersonKeys;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a decision service keeps what it did.
 *
 * @param journal the journal, opened by the host, which closes it after the service
 * @param folder the journal's folder, read at the start
 * @param keys persons' keys, under which the values of fields tagged {@code pii} are sealed; empty
 *     to keep them open
 */
public record ServiceJournal(Journal journal, Path folder, Optional<PersonKeys> keys) {
  public ServiceJournal {
    Objects.requireNonNull(journal, "journal");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(keys, "keys");
  }

  /** A journal whose values are kept open. */
  public static ServiceJournal open(Journal journal, Path folder) {
    return new ServiceJournal(journal, folder, Optional.empty());
  }

  /** A journal whose personal values are sealed. */
  public static ServiceJournal sealed(Journal journal, Path folder, PersonKeys keys) {
    return new ServiceJournal(journal, folder, Optional.of(keys));
  }
}
