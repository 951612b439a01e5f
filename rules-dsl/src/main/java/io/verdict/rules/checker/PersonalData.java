package io.verdict.rules.checker;

import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedProduct;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.SlotUses;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.ScorecardDeclaration;
import io.verdict.rules.syntax.TableDeclaration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check of where personal data stand.
 *
 * <p>A personal key, code or set says who somebody is: it is not the ground of a reason that is
 * told, nor of anything that the stages credit and match decide. No text names a personal field.
 */
final class PersonalData {

  private static final Pattern NAMES = Pattern.compile("\\{?[A-Za-z][A-Za-z0-9_.]*\\}?");

  private final StageContext context;
  private final Map<Integer, BitSet> reads = new HashMap<>();

  PersonalData(StageContext context) {
    this.context = context;
    for (CheckedDerivation derivation : context.scope().derivations()) {
      BitSet read = new BitSet();
      SlotUses.collect(derivation.value(), read);
      reads.put(derivation.slot(), read);
    }
    for (ListProbe probe : context.probes().probes()) {
      BitSet read = new BitSet();
      read.set(probe.keySlot());
      reads.put(probe.slot(), read);
    }
  }

  void check(
      List<Declaration> declarations,
      List<Reason> reasons,
      List<CheckedRule> rules,
      List<CheckedProduct> products) {
    declarations.forEach(this::check);
    for (CheckedRule rule : rules) {
      checkText(rule.title(), rule.span());
      boolean told = rule.reason() >= 0 && reasons.get(rule.reason()).isTold();
      check(rule.condition(), rule.span(), rule.id(), told);
    }
    for (CheckedProduct product : products) {
      checkText(product.title(), product.span());
      check(product.condition(), product.span(), product.id(), false);
    }
  }

  private void check(Declaration declaration) {
    if (declaration instanceof ReasonDeclaration reason) {
      reason.allTexts().forEach(text -> checkText(text, reason.span()));
    } else if (declaration instanceof TableDeclaration table) {
      table.inputs().forEach(this::checkColumn);
    } else if (declaration instanceof ScorecardDeclaration card) {
      card.characteristics().forEach(part -> checkColumn(part.field()));
    }
  }

  private void check(CheckedCondition condition, SourceSpan span, String id, boolean told) {
    BitSet read = new BitSet();
    SlotUses.collect(condition, read);
    Optional<String> identifier = identifierBehind(read);
    if (identifier.isEmpty()) {
      return;
    }
    SourceSpan place = context.scope().facts().placeOf(condition).orElse(span);
    if (told) {
      context.reporter().report(place, PolicyCode.PERSONAL_TOLD, id, identifier.get());
    }
    refuseInCredit(identifier.get(), place);
  }

  private void checkColumn(Name column) {
    context
        .scope()
        .find(column.text())
        .ifPresent(
            slot -> {
              BitSet read = new BitSet();
              read.set(slot);
              identifierBehind(read).ifPresent(name -> refuseInCredit(name, column.span()));
            });
  }

  private void refuseInCredit(String identifier, SourceSpan place) {
    Stage stage = context.stage();
    if (stage == Stage.CREDIT || stage == Stage.MATCH) {
      context
          .reporter()
          .report(place, PolicyCode.PERSONAL_IN_CREDIT, identifier, stage.policyName());
    }
  }

  /** A personal key, code or set among some slots and those that they are computed from. */
  private Optional<String> identifierBehind(BitSet slots) {
    BitSet looked = new BitSet();
    List<Integer> open = new ArrayList<>();
    slots.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int slot = open.remove(open.size() - 1);
      if (looked.get(slot)) {
        continue;
      }
      looked.set(slot);
      Field field = context.scope().field(slot);
      if (field.isPersonal() && isIdentifying(field.type().kind())) {
        return Optional.of(field.name());
      }
      reads.getOrDefault(slot, new BitSet()).stream().forEach(open::add);
    }
    return Optional.empty();
  }

  private static boolean isIdentifying(Kind kind) {
    return kind == Kind.KEY || kind == Kind.CODE || kind == Kind.SET;
  }

  /** A word counts as a field's name if no one would write it otherwise: with a dot or the like. */
  private void checkText(String text, SourceSpan span) {
    NAMES
        .matcher(text)
        .results()
        .map(result -> result.group())
        .filter(word -> word.startsWith("{") || word.contains(".") || word.contains("_"))
        .map(word -> word.replaceAll("[{}]|\\.$", ""))
        .filter(word -> isPersonal(word))
        .findFirst()
        .ifPresent(word -> context.reporter().report(span, PolicyCode.PERSONAL_IN_TEXT, word));
  }

  private boolean isPersonal(String name) {
    return context.scope().find(name).stream()
        .anyMatch(slot -> context.scope().field(slot).isPersonal());
  }

  /**
   * The stages that a field's purpose names; a field whose purpose names none may be used in all.
   */
  static boolean allows(Field field, Stage stage) {
    boolean names = false;
    for (String word : field.purpose().split("[^A-Za-z_]+", -1)) {
      for (Stage each : Stage.values()) {
        boolean named = word.equals(each.policyName());
        names |= named;
        if (named && each == stage) {
          return true;
        }
      }
    }
    return !names;
  }
}
