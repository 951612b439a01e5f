package io.verdict.rules.checker;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.Sameness;
import io.verdict.rules.checked.SlotNames;
import io.verdict.rules.checked.StageFacts;
import io.verdict.rules.diagnostic.PolicyCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The slots that expressions may name: those of a stage's record, or the fields of one event.
 *
 * <p>Symbols of codes are numbered from 1 as the policy names them.
 */
final class Scope {

  private final Reporter reporter;
  private final Optional<Stage> stage;
  private final List<Field> fields = new ArrayList<>();
  private final List<SourceSpan> spans = new ArrayList<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> symbols = new HashMap<>();
  private final List<CheckedDerivation> derivations = new ArrayList<>();
  private final Map<Integer, CheckedValue> values = new HashMap<>();
  private final Uses uses = new Uses();
  private final Set<Integer> neverMissing = new HashSet<>();
  private final Set<Integer> neverNegative = new HashSet<>();
  private final Set<Integer> inMillis = new HashSet<>();
  private final Set<Integer> adjustable = new HashSet<>();
  private final Map<Integer, Integer> bases = new HashMap<>();
  private final StageFacts facts = new StageFacts();
  private final Map<String, Offer> offers = new LinkedHashMap<>();

  private Scope(Reporter reporter, Optional<Stage> stage) {
    this.reporter = reporter;
    this.stage = stage;
  }

  /** The slots of a stage, where a computed value gets a slot of its own. */
  static Scope ofRecord(Reporter reporter, Stage stage) {
    return new Scope(reporter, Optional.of(stage));
  }

  /** The fields of an event, where nothing can be computed. */
  static Scope ofEvent(Reporter reporter) {
    return new Scope(reporter, Optional.empty());
  }

  /** Adds a slot; a second of the same name is a mistake. */
  int declare(Field field, SourceSpan span) {
    requireFree(field.name(), span);
    if (fields.size() == Schema.MAX_FIELDS) {
      throw reporter.failure(span, PolicyCode.TYPE_TOO_LARGE, String.valueOf(Schema.MAX_FIELDS));
    }
    int slot = fields.size();
    fields.add(field);
    spans.add(span);
    slots.put(field.name(), slot);
    return slot;
  }

  /** A slot that exists once somebody names it. */
  private record Offer(Field field, SourceSpan span, IntConsumer taken) {}

  /**
   * Offers a slot that is declared when it is named for the first time; a name that is taken or
   * offered is a mistake.
   *
   * @param taken what to do with the slot then
   */
  void offer(Field field, SourceSpan span, IntConsumer taken) {
    requireFree(field.name(), span);
    offers.put(field.name(), new Offer(field, span, taken));
  }

  private void requireFree(String name, SourceSpan span) {
    Integer first = slots.get(name);
    Offer offer = offers.get(name);
    if (first == null && offer == null) {
      return;
    }
    SourceSpan earlier = first == null ? offer.span() : spans.get(first);
    throw new CheckFailure(
        Optional.of(
            Diagnostic.at(span, PolicyCode.DECLARED_TWICE, name)
                .relatedTo(earlier, "first-declared")));
  }

  private Integer slotOf(String name) {
    Offer offer = offers.remove(name);
    if (offer != null) {
      int slot = declare(offer.field(), offer.span());
      offer.taken().accept(slot);
    }
    return slots.get(name);
  }

  OptionalInt find(String name) {
    Integer slot = slotOf(name);
    return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
  }

  /** The slot of a name, which counts as used from now on. */
  int require(String name, SourceSpan span) {
    Integer slot = slotOf(name);
    if (slot == null) {
      throw reporter.unknown(span, PolicyCode.UNKNOWN_NAME, name, names());
    }
    if (stage.isPresent() && !PersonalData.allows(fields.get(slot), stage.get())) {
      String purpose = fields.get(slot).purpose();
      String here = stage.get().policyName();
      reporter.report(span, PolicyCode.PERSONAL_PURPOSE, name, here, purpose);
    }
    uses.use(slot);
    return slot;
  }

  /** Who uses which slot. */
  Uses uses() {
    return uses;
  }

  Field field(int slot) {
    return fields.get(slot);
  }

  SourceSpan span(int slot) {
    return spans.get(slot);
  }

  int size() {
    return fields.size();
  }

  int specialCount(int slot) {
    return fields.get(slot).specials().size();
  }

  boolean isUsed(int slot) {
    return uses.isUsed(slot);
  }

  /** Says that the slot always has a value. */
  void markNeverMissing(int slot) {
    neverMissing.add(slot);
  }

  boolean canBeMissing(int slot) {
    return !fields.get(slot).isRequired() && !neverMissing.contains(slot);
  }

  /** Says that the slot's value may be trimmed and clamped. */
  void markAdjustable(int slot) {
    adjustable.add(slot);
  }

  boolean isAdjustable(int slot) {
    return adjustable.contains(slot);
  }

  /**
   * Gives a value a further slot, which has its name from now on.
   *
   * @param hidden the name of the slot that had it
   * @return the further slot
   */
  int adjust(int before, String hidden) {
    Field field = fields.get(before);
    SourceSpan span = spans.get(before);
    slots.remove(field.name());
    fields.set(before, Field.computed(hidden, field.type(), field.role()));
    slots.put(hidden, before);
    int after = declare(Field.computed(field.name(), field.type(), Role.RESULT), span);
    bases.put(after, baseOf(before));
    adjustable.add(after);
    return after;
  }

  /** The slot of a value before all that trims and clamps it. */
  int baseOf(int slot) {
    return bases.getOrDefault(slot, slot);
  }

  /** Checks a part of the policy in which a name means another slot. */
  <T> T within(String name, int slot, Supplier<T> part) {
    Integer outer = slots.put(name, slot);
    try {
      return part.get();
    } finally {
      slots.put(name, outer);
    }
  }

  /** Says that the slot is a count or a length of time. */
  void markNeverNegative(int slot) {
    neverNegative.add(slot);
  }

  boolean isNeverNegative(int slot) {
    return neverNegative.contains(slot);
  }

  /** Says that the slot's integers are milliseconds, so that durations compare with them. */
  void markInMillis(int slot) {
    inMillis.add(slot);
  }

  boolean isInMillis(int slot) {
    return inMillis.contains(slot);
  }

  /** The number of a code's symbol. */
  int symbol(int slot, String text) {
    Map<String, Integer> numbers = symbols.computeIfAbsent(slot, ignored -> new LinkedHashMap<>());
    return numbers.computeIfAbsent(text, ignored -> numbers.size() + 1);
  }

  /** The symbols of a code in the order of their numbers. */
  List<String> symbols(int slot) {
    return List.copyOf(symbols.getOrDefault(slot, Map.of()).keySet());
  }

  /** The slot of a computed value, which is made when the text is seen for the first time. */
  int intern(CheckedValue value, Type type, SourceSpan span) {
    if (value instanceof CheckedValue.Load load) {
      return load.slot();
    }
    requireDerivable(span);
    return intern(value, type, reporter.quote(span), span);
  }

  /** The slot of a computed value whose text is not just the words of one place. */
  int intern(CheckedValue value, Type type, String text, SourceSpan span) {
    String name = SlotNames.ofComputed(text, stage.orElseThrow());
    for (int number = 2; ; number++) {
      Integer slot = slots.get(name);
      if (slot == null) {
        break;
      }
      if (isDerivedAs(slot, value)) {
        return slot;
      }
      name = SlotNames.ofComputed(text, stage.orElseThrow(), number);
    }
    int slot = declare(Field.computed(name, type, Role.DERIVED), span);
    derive(new CheckedDerivation(slot, value, text, span));
    uses.use(slot);
    return slot;
  }

  /** Fails where nothing can be computed: in the filter of a window. */
  void requireDerivable(SourceSpan span) {
    if (stage.isEmpty()) {
      throw reporter.failure(span, PolicyCode.WINDOW_FILTER);
    }
  }

  private boolean isDerivedAs(int slot, CheckedValue value) {
    CheckedValue known = values.get(slot);
    return known != null && Sameness.same(known, value);
  }

  /** Adds the derivation of a slot that is already declared. */
  void derive(CheckedDerivation derivation) {
    derivations.add(derivation);
    values.put(derivation.slot(), derivation.value());
  }

  List<CheckedDerivation> derivations() {
    return derivations;
  }

  /** The fields in slot order, each code with the symbols that the policy names. */
  List<Field> fields() {
    List<Field> complete = new ArrayList<>(fields.size());
    for (int slot = 0; slot < fields.size(); slot++) {
      Field field = fields.get(slot);
      boolean code = field.type().kind() == Kind.CODE;
      complete.add(field.withType(code ? Type.code(symbols(slot)) : held(field.type())));
    }
    return complete;
  }

  /** A computed rate that is finer or coarser than a rate is a decimal for the engine. */
  private static Type held(Type type) {
    boolean odd = type.kind() == Kind.RATE && type.scale() != Type.RATE_SCALE;
    return odd ? Type.decimal(type.scale()) : type;
  }

  /** What is known of the slots and conditions beyond their meaning. */
  StageFacts facts() {
    return facts;
  }

  /** The declared names, for suggestions. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(slots.keySet());
    names.addAll(offers.keySet());
    return names;
  }
}
