package io.verdict.rules.checker;

import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.Reason;
import io.verdict.engine.artifact.Translation;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check of what stands at the head of a policy: inputs, lists and reasons. */
final class DataChecker {

  private final StageContext context;
  private final Map<String, Integer> reasonPositions = new LinkedHashMap<>();
  private final List<Reason> reasons = new ArrayList<>();
  private final List<ReasonDeclaration> reasonDeclarations = new ArrayList<>();
  private final Set<String> usedReasons = new HashSet<>();

  DataChecker(StageContext context) {
    this.context = context;
  }

  void input(InputDeclaration.Field declared) {
    Type type = context.types().resolve(declared.type());
    Field field =
        new Field(
            declared.name().text(),
            type,
            Role.INPUT,
            !declared.optional(),
            specials(declared, type),
            declared.pii(),
            declared.source().map(Name::text).orElse(""),
            declared.purpose().orElse(""));
    context.scope().declare(field, declared.name().span());
  }

  private List<SpecialValue> specials(InputDeclaration.Field declared, Type type) {
    List<SpecialValue> specials = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    boolean possible = type.kind().isOrdinal() && type.kind() != Kind.ENUM;
    for (InputDeclaration.Special special : declared.specials()) {
      if (!possible || specials.size() == Field.MAX_SPECIALS) {
        throw context.reporter().failure(special.span(), PolicyCode.SPECIAL_TYPE, type.toString());
      }
      long value = context.expressions().constants().read(special.value(), type);
      String name = special.name().text();
      if (!seen.add(name) || !seen.add(value)) {
        throw context.reporter().failure(special.span(), PolicyCode.DECLARED_TWICE, name);
      }
      specials.add(new SpecialValue(name, value));
    }
    return specials;
  }

  void list(ListDeclaration declared) {
    Kind kind = declared.type().kind() == TypeSyntax.Simple.Kind.KEY ? Kind.KEY : Kind.CODE;
    ListModel model = new ListModel(declared.name().text(), kind, declared.file());
    context.probes().declare(model, declared.name());
  }

  void reason(ReasonDeclaration declared) {
    String code = declared.code().text();
    if (reasonPositions.putIfAbsent(code, reasons.size()) != null) {
      throw context.reporter().failure(declared.code().span(), PolicyCode.DECLARED_TWICE, code);
    }
    reasonDeclarations.add(declared);
    reasons.add(
        new Reason(
            code,
            declared.text(),
            translations(declared.texts()),
            declared.notice().map(ReasonDeclaration.Notice::text).orElse(""),
            translations(declared.notice().map(ReasonDeclaration.Notice::texts).orElse(List.of())),
            declared.told(),
            declared.family().map(Name::text).orElse("")));
    if (!declared.told() && declared.notice().isPresent()) {
      throw context
          .reporter()
          .failure(declared.notice().get().span(), PolicyCode.NOTICE_UNTOLD, code);
    }
  }

  /** Reasons of one family are told all or not at all; a family of one is a slip of the pen. */
  void checkFamilies() {
    Map<String, List<ReasonDeclaration>> families = new LinkedHashMap<>();
    for (ReasonDeclaration declared : reasonDeclarations) {
      declared
          .family()
          .ifPresent(
              name ->
                  families.computeIfAbsent(name.text(), key -> new ArrayList<>()).add(declared));
    }
    families.values().forEach(this::checkFamily);
  }

  private void checkFamily(List<ReasonDeclaration> family) {
    ReasonDeclaration first = family.get(0);
    String name = first.family().orElseThrow().text();
    if (family.size() == 1) {
      SourceSpan place = first.family().orElseThrow().span();
      context.reporter().report(place, PolicyCode.FAMILY_OF_ONE, name);
    }
    for (ReasonDeclaration other : family) {
      if (other.told() != first.told()) {
        SourceSpan place = other.family().orElseThrow().span();
        Diagnostic diagnostic = Diagnostic.at(place, PolicyCode.FAMILY_TOLD, name);
        context.reporter().report(diagnostic.relatedTo(first.code().span(), "first-declared"));
      }
    }
  }

  private List<Translation> translations(List<ReasonDeclaration.Translated> declared) {
    List<Translation> translations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ReasonDeclaration.Translated each : declared) {
      if (!isLanguage(each.tag()) || translations.size() == Reason.MAX_LANGUAGES) {
        throw context.reporter().failure(each.span(), PolicyCode.LANGUAGE_TAG, each.tag());
      }
      if (!seen.add(each.tag().toLowerCase(Locale.ROOT))) {
        throw context.reporter().failure(each.span(), PolicyCode.DECLARED_TWICE, each.tag());
      }
      translations.add(new Translation(each.tag(), each.text()));
    }
    return translations;
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException notATag) {
      return false;
    }
  }

  /** The position of a reason, or -1 where none is given. */
  int reason(Optional<Name> name) {
    if (name.isEmpty()) {
      return -1;
    }
    String code = name.get().text();
    Integer position = reasonPositions.get(code);
    if (position == null) {
      throw context
          .reporter()
          .unknown(name.get().span(), PolicyCode.UNKNOWN_REASON, code, reasonPositions.keySet());
    }
    usedReasons.add(code);
    return position;
  }

  List<Reason> reasons() {
    return reasons;
  }

  Set<String> reasonCodes() {
    return reasonPositions.keySet();
  }

  /** Warns of reasons that nothing gives. */
  void reportUnused() {
    for (ReasonDeclaration declared : reasonDeclarations) {
      if (!usedReasons.contains(declared.code().text())) {
        context
            .reporter()
            .report(declared.code().span(), PolicyCode.UNUSED_DECLARATION, declared.code().text());
      }
    }
  }
}
