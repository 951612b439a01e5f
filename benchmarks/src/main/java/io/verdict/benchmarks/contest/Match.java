package io.verdict.benchmarks.contest;

import java.util.Locale;

/**
 * A system made ready, and how its answers compare.
 *
 * @param contender the system
 * @param isChecked whether all answers compared were the same
 * @param note why not, or a remark
 */
record Match(Contender contender, boolean isChecked, String note) {
  /** Opens a system at a size and compares its answers. */
  static Match open(String workload, String size, String system) {
    return open(Lineup.of(workload), size, system);
  }

  private static <D> Match open(Lineup<D> lineup, String size, String system) {
    Workload<D> workload = lineup.workload();
    Entrant entrant = lineup.entrant(size, system);
    D data = workload.data(size);
    Contender contender = lineup.open(size, data, system);
    boolean isOurs = entrant.role() == Role.VERDICT;
    String reference = isOurs ? workload.reference() : Entrant.VERDICT;
    if (reference.equals(system)) {
      reference = Entrant.VERDICT;
    }
    int differing = 0;
    int compared = workload.compared(data);
    try (Contender other = lineup.open(size, data, reference)) {
      for (int i = 0; i < compared; i++) {
        if (!workload.agrees(other.answer(i), contender.answer(i))) {
          differing++;
        }
      }
    } catch (UnsupportedOperationException e) {
      return new Match(contender, false, e.getMessage());
    }
    if (differing > 0 && isOurs) {
      contender.close();
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s %s: %s differs from %s on %,d of %,d records",
              workload.id(),
              size,
              system,
              reference,
              differing,
              compared));
    }
    String note = String.format(Locale.ROOT, "differs on %,d of %,d records", differing, compared);
    return differing > 0
        ? new Match(contender, false, note)
        : new Match(contender, true, contender.note());
  }
}
