package io.verdict.rules.checker;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedWindow;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The check of events and of the windows over them. */
final class WindowChecker {

  /** The event whose fields are the record's own. */
  static final String APPLICATION = "application";

  static final long MIN_MILLIS = TimeUnit.MINUTES.toMillis(1);
  static final long MAX_MILLIS = TimeUnit.DAYS.toMillis(365);

  private final StageContext context;
  private final Set<String> usedEvents = new HashSet<>(Set.of(APPLICATION));
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final List<Declared> declared = new ArrayList<>();
  private final List<CheckedWindow> windows = new ArrayList<>();

  WindowChecker(StageContext context) {
    this.context = context;
  }

  /** A declared event: its position and its fields. */
  record Event(int position, Scope scope, Expressions expressions) {}

  private record Declared(WindowDeclaration declaration, int slot, Event event, int argument) {}

  void event(EventDeclaration declaration) {
    Reporter reporter = context.reporter();
    Scope scope = Scope.ofEvent(reporter);
    for (EventDeclaration.Field field : declaration.fields()) {
      reporter.attempt(
          field.name().text(),
          () -> {
            Type type = context.types().resolve(field.type());
            scope.declare(Field.input(field.name().text(), type, false), field.name().span());
          });
    }
    Expressions expressions =
        new Expressions(
            reporter, scope, context.params(), context.probes(), context.header().zone());
    Event event = new Event(events.size(), scope, expressions);
    if (events.putIfAbsent(declaration.name().text(), event) != null) {
      throw reporter.failure(
          declaration.name().span(), PolicyCode.DECLARED_TWICE, declaration.name().text());
    }
  }

  /** Checks that the application's event agrees with the record, once all inputs are known. */
  void compareWithRecord(EventDeclaration declaration) {
    if (!declaration.name().text().equals(APPLICATION)) {
      return;
    }
    for (EventDeclaration.Field field : declaration.fields()) {
      context.reporter().attempt(() -> compareWithRecord(field));
    }
  }

  private void compareWithRecord(EventDeclaration.Field field) {
    Scope record = context.scope();
    int slot = record.require(field.name().text(), field.name().span());
    Type inRecord = record.field(slot).type();
    Type inEvent = context.types().resolve(field.type());
    if (!inEvent.isCompatible(inRecord)) {
      throw new CheckFailure(
          Optional.of(
              Diagnostic.at(
                      field.type().span(),
                      PolicyCode.TYPE_MISMATCH,
                      inEvent.toString(),
                      inRecord.toString())
                  .relatedTo(record.span(slot), "first-declared")));
    }
  }

  /** Gives the window its slot, so that others can name it. */
  void declare(WindowDeclaration declaration) {
    Event event = event(declaration.event());
    int argument = declaration.argument().map(name -> eventField(name, event)).orElse(-1);
    Type type = resultType(declaration, event, argument);
    String name = declaration.name().text();
    int slot =
        context.scope().declare(Field.computed(name, type, Role.WINDOW), declaration.name().span());
    if (declaration.aggregate() == WindowDeclaration.Aggregate.SINCE) {
      context.scope().markInMillis(slot);
    }
    boolean amount =
        switch (declaration.aggregate()) {
          case COUNT, DISTINCT, SINCE -> true;
          default -> false;
        };
    if (amount) {
      context.scope().markNeverNegative(slot);
    }
    declared.add(new Declared(declaration, slot, event, argument));
  }

  /** The event of a name. */
  Event event(Name name) {
    Event event = events.get(name.text());
    if (event == null) {
      throw context
          .reporter()
          .unknown(name.span(), PolicyCode.UNKNOWN_EVENT, name.text(), events.keySet());
    }
    usedEvents.add(name.text());
    return event;
  }

  /** Whether something measures an event. */
  boolean isUsed(String event) {
    return usedEvents.contains(event);
  }

  /** The slot of an event's field. */
  int eventField(Name name, Event event) {
    return event
        .scope()
        .find(name.text())
        .orElseThrow(
            () ->
                context
                    .reporter()
                    .unknown(
                        name.span(),
                        PolicyCode.UNKNOWN_EVENT_FIELD,
                        name.text(),
                        event.scope().names()));
  }

  private Type resultType(WindowDeclaration declaration, Event event, int argument) {
    if (argument < 0) {
      return Type.integer();
    }
    Type type = event.scope().field(argument).type();
    boolean additive =
        switch (type.kind()) {
          case INT, MONEY, DECIMAL, RATE -> true;
          default -> false;
        };
    boolean sound =
        switch (declaration.aggregate()) {
          case SUM, AVG -> additive;
          case MIN, MAX -> Types.isOrdered(type);
          case LAST -> type.kind() != Kind.KEY && type.kind() != Kind.SET;
          default -> type.kind() != Kind.DOUBLE;
        };
    if (!sound) {
      throw context
          .reporter()
          .failure(
              declaration.argument().orElseThrow().span(),
              PolicyCode.WINDOW_TYPE,
              aggregateName(declaration),
              type.toString());
    }
    return declaration.aggregate() == WindowDeclaration.Aggregate.DISTINCT ? Type.integer() : type;
  }

  private static String aggregateName(WindowDeclaration declaration) {
    return declaration.aggregate().name().toLowerCase(Locale.ROOT);
  }

  /** Checks the windows' keys, lengths and filters. */
  void checkAll() {
    for (Declared window : declared) {
      context
          .reporter()
          .attempt(
              () -> context.scope().uses().within(window.slot(), () -> windows.add(check(window))));
    }
  }

  private CheckedWindow check(Declared window) {
    WindowDeclaration declaration = window.declaration();
    Event event = window.event();
    long millis = declaration.over().millis();
    if (millis < MIN_MILLIS || millis > MAX_MILLIS) {
      throw context.reporter().failure(declaration.over().span(), PolicyCode.WINDOW_LENGTH);
    }
    Name key = declaration.key();
    int entityField = eventField(key, event);
    int entitySlot = context.scope().require(key.text(), key.span());
    Kind inEvent = event.scope().field(entityField).type().kind();
    Kind inRecord = context.scope().field(entitySlot).type().kind();
    if (inEvent != Kind.KEY || inRecord != Kind.KEY) {
      throw context
          .reporter()
          .failure(
              key.span(),
              PolicyCode.WINDOW_TYPE,
              "by",
              event.scope().field(entityField).type().toString());
    }
    CheckedCondition filter =
        declaration.filter().map(event.expressions()::condition).orElse(CheckedCondition.of(true));
    return new CheckedWindow(
        window.slot(),
        WindowOp.valueOf(declaration.aggregate().name()),
        event.position(),
        window.argument(),
        entityField,
        entitySlot,
        millis,
        filter,
        declaration.includesCurrent(),
        declaration.exact(),
        context.reporter().quote(declaration.span()),
        declaration.span());
  }

  List<EventModel> events() {
    List<EventModel> models = new ArrayList<>();
    events.forEach(
        (name, event) -> models.add(new EventModel(name, Schema.of(event.scope().fields()))));
    return models;
  }

  List<CheckedWindow> windows() {
    return windows;
  }
}
