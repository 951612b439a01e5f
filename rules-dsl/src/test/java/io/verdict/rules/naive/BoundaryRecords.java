package io.verdict.rules.naive;

import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records aimed at a damage: its slots are put on the cells at its boundary on which it shows.
 *
 * <p>Slots that are computed cannot be put anywhere; the rest of the record is random, so that they
 * vary.
 */
final class BoundaryRecords {

  /** Assignments looked at before a damage counts as one that shows nowhere. */
  private static final int MAX_ASSIGNMENTS = 20_000;

  private final Mutation mutation;
  private final Dice dice;
  private final Map<Integer, List<Cell>> cells;
  private final List<Map<Integer, Cell>> aims;

  BoundaryRecords(Mutation mutation, Dice dice) {
    this.mutation = mutation;
    this.dice = dice;
    this.cells = mutation.cells();
    this.aims = findAims();
  }

  /** Whether no assignment was found on which the damage shows. */
  boolean isNeutral() {
    return aims.isEmpty();
  }

  /** The slots by which the damage can be seen. */
  Set<Integer> slots() {
    return cells.keySet();
  }

  private List<Map<Integer, Cell>> findAims() {
    List<Map<Integer, Cell>> found = new ArrayList<>();
    long product = 1;
    for (List<Cell> ofSlot : cells.values()) {
      product = Math.min(MAX_ASSIGNMENTS + 1L, product * Math.max(1, ofSlot.size()));
    }
    if (product <= MAX_ASSIGNMENTS) {
      visit(new ArrayList<>(cells.keySet()), 0, new HashMap<>(), found);
    } else {
      for (int i = 0; i < MAX_ASSIGNMENTS; i++) {
        keep(guess(), found);
      }
    }
    return dice.shuffled(found);
  }

  private void visit(
      List<Integer> slots, int from, Map<Integer, Cell> chosen, List<Map<Integer, Cell>> found) {
    if (from == slots.size()) {
      keep(chosen, found);
      return;
    }
    for (Cell cell : cells.get(slots.get(from))) {
      chosen.put(slots.get(from), cell);
      visit(slots, from + 1, chosen, found);
    }
  }

  private void keep(Map<Integer, Cell> assignment, List<Map<Integer, Cell>> found) {
    if (mutation.showsOn(assignment)) {
      found.add(new HashMap<>(assignment));
    }
  }

  /** An assignment on which the damaged row mostly holds. */
  private Map<Integer, Cell> guess() {
    Map<Integer, Cell> guess = new HashMap<>();
    cells.forEach((slot, ofSlot) -> guess.put(slot, dice.pick(ofSlot)));
    for (SlotTest test : mutation.row()) {
      List<Cell> holding =
          cells.get(test.slot()).stream().filter(c -> c.of(test) == Truth.TRUE).toList();
      if (!holding.isEmpty() && dice.chance(85)) {
        guess.put(test.slot(), dice.pick(holding));
      }
    }
    return guess;
  }

  /** A random record moved to one of the cells on which the damage shows. */
  Map<String, Object> next(RandomRecords random, Map<String, Set<String>> lists) {
    Map<String, Object> record = new LinkedHashMap<>(random.next());
    dice.pick(aims)
        .forEach(
            (slot, cell) -> {
              Field field = mutation.model().schema().field(slot);
              if (CompiledRun.isGiven(field.role())) {
                put(record, field, cell);
              } else if (field.role() == Role.LIST_PROBE) {
                putKey(record, slot, cell, lists);
              }
            });
    return record;
  }

  private static void put(Map<String, Object> record, Field field, Cell cell) {
    switch (cell.state()) {
      case Cell.MISSING -> record.remove(field.name());
      case Cell.VALUE -> record.put(field.name(), CompiledRun.valueOf(field.type(), cell.value()));
      default -> {
        String state = field.specials().get(cell.state() - Cell.FIRST_SPECIAL).name();
        record.put(field.name(), new Special(state));
      }
    }
  }

  /** A member of the list, or none, or no key. */
  private void putKey(
      Map<String, Object> record, int slot, Cell cell, Map<String, Set<String>> lists) {
    for (ListProbe probe : mutation.model().probes()) {
      if (probe.slot() == slot) {
        String key = mutation.model().schema().field(probe.keySlot()).name();
        if (cell.state() == Cell.MISSING) {
          record.remove(key);
        } else {
          List<String> members = List.copyOf(lists.get(probe.list()));
          record.put(key, cell.value() == 1 ? dice.pick(members) : "never named");
        }
      }
    }
  }
}
