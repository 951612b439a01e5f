package io.verdict.replay.fit;

import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.replay.fit.FittedCard.Worth;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.run.HistoryWalk;
import io.verdict.replay.run.InputException;
import io.verdict.replay.run.Progress;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.format.PolicyFormatter;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * From a policy folder and its history to a scorecard in a policy file.
 *
 * <p><b>Thread safety</b>: confined.
 */
public final class FitRun {
  private static final int MOST_COLUMNS = 98;

  private final FitOptions options;
  private final CompiledPolicy policy;
  private final FitSample sample = new FitSample();
  private final ZoneId zone;
  private final SplittableRandom random;
  private final RefittedCard refitted;
  private boolean isBound;
  private boolean isGenerated;
  private String dataHash = "";

  private FitRun(FitOptions options, CompiledPolicy policy) {
    this.options = options;
    this.policy = policy;
    this.zone = ZoneId.of(policy.models().get(0).zone());
    this.random = new SplittableRandom(options.recipe().seed());
    this.refitted = RefittedCard.of(policy, options.recipe().refit());
  }

  /**
   * What came of a run.
   *
   * @param card the card
   * @param text the policy file
   * @param story how it came to be, line by line
   */
  public record Fit(FittedCard card, String text, List<String> story) {
    public Fit {
      story = List.copyOf(story);
    }
  }

  /**
   * Fits a card on the data of the options.
   *
   * @throws InputException if something that was given is wrong
   * @throws IOException if the data cannot be read
   */
  public static Fit run(FitOptions options, CompiledPolicy policy, Progress progress)
      throws IOException {
    return new FitRun(options, policy).run(progress);
  }

  private Fit run(Progress progress) throws IOException {
    requireRules();
    HistoryWalk.Walked walked =
        options.stage() == null
            ? HistoryWalk.run(options.folder(), options.data(), policy, this::take, progress)
            : HistoryWalk.runStage(
                new HistoryWalk.StageData(options.folder(), options.data(), options.stage()),
                policy,
                this::take,
                progress);
    sample.unreadable = walked.rejected();
    isGenerated = walked.isGenerated();
    dataHash = sha256(walked.file());
    FittedCard card = CardFit.fit(sample, options.recipe(), progress);
    List<String> story = story(card);
    if (refitted != null) {
      return new Fit(card, laidOut(refitted.text(card, options.recipe(), story)), story);
    }
    String header =
        String.format(
            Locale.ROOT,
            "policy credit \"Fitted card %s\" version 1 effective %s zone %s",
            options.recipe().name(),
            LocalDate.ofEpochDay(policy.models().get(0).effectiveDay()),
            zone.getId());
    String written = CardText.of(card, options.recipe(), header, story);
    requireSound(written);
    return new Fit(card, laidOut(written), story);
  }

  private static String laidOut(String written) {
    PolicySource source = PolicySource.of("fitted.policy", written);
    return PolicyFormatter.format(source, new Diagnostics()).orElseThrow();
  }

  private static void requireSound(String written) {
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("fitted.policy", written));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(
          "the fitted card does not compile:\n" + compiled.render(Locale.ENGLISH));
    }
  }

  private void requireRules() {
    for (String rule : options.rules()) {
      boolean isKnown =
          policy.models().stream()
              .anyMatch(model -> model.rules().stream().anyMatch(r -> r.id().equals(rule)));
      if (!isKnown) {
        throw new InputException(
            "the policy has no rule " + rule + ";\n--exclude and --indeterminate name its rules");
      }
    }
  }

  private void take(Record record, HistoryWalk.Seen seen) {
    bind(record.layout());
    Set<String> fired = seen.fired();
    long timeMillis = seen.timeMillis();
    if (seen.outcome() == RecordedOutcome.UNKNOWN) {
      sample.unknown++;
    } else if (options.after() != null && seen.stage().compareTo(options.after()) <= 0) {
      sample.before++;
    } else if (!Collections.disjoint(fired, options.excluding())) {
      sample.excluded++;
    } else if (!Collections.disjoint(fired, options.indeterminate())) {
      sample.indeterminate++;
    } else if (!options.window().contains(timeMillis, zone)) {
      sample.outsideWindow++;
    } else {
      sample.columns.forEach(column -> column.add(record));
      sample.bad.add(seen.outcome() == RecordedOutcome.BAD);
      sample.isLater.add(
          options.window().isLater(timeMillis, zone) || random.nextDouble() < options.holdOut());
    }
  }

  private void bind(RecordLayout layout) {
    if (isBound) {
      return;
    }
    isBound = true;
    if (refitted != null) {
      bindRefitted(layout.schema());
      return;
    }
    List<String> wanted = options.recipe().characteristics();
    Schema schema = layout.schema();
    for (StageModel model : policy.models()) {
      for (Field declared : model.schema().fields()) {
        boolean isNew =
            sample.columns.stream().noneMatch(one -> one.field.name().equals(declared.name()));
        boolean isWanted = wanted.isEmpty() || wanted.contains(declared.name());
        boolean canBe = declared.role() == Role.INPUT && FitSample.canBeClassed(declared);
        if (isNew && isWanted && canBe) {
          sample.columns.add(new Column(declared, schema.requireSlot(declared.name())));
        }
      }
    }
    for (String name : wanted) {
      if (sample.columns.stream().noneMatch(one -> one.field.name().equals(name))) {
        throw new InputException(
            "--characteristics names "
                + name
                + ", which is no input that can be classed;\n"
                + "truths, numbers, amounts, rates and enums can");
      }
    }
  }

  private void bindRefitted(Schema schema) {
    for (Characteristic one : refitted.card().characteristics()) {
      Field field = refitted.model().schema().field(one.slot());
      if (!FitSample.canBeClassed(field)) {
        throw new InputException(
            "--refit: "
                + field.name()
                + " cannot be classed;\n"
                + "truths, numbers, amounts, rates and enums can");
      }
      sample.columns.add(new Column(field, schema.requireSlot(field.name()), one.bins()));
    }
  }

  private List<String> story(FittedCard card) {
    Recipe recipe = options.recipe();
    List<String> story = new ArrayList<>();
    story.add("Fitted by verdict fit. The same recipe on the same data gives the same bytes.");
    story.add(
        line(
            "sample: %d rows, %d bad; left out: %d unknown, %d excluded, %d indeterminate,",
            sample.size(),
            sample.countBad(sample.rows(false)) + sample.countBad(sample.rows(true)),
            sample.unknown,
            sample.excluded,
            sample.indeterminate));
    story.add(
        line(
            "  %d outside the window, %d decided before, %d unreadable",
            sample.outsideWindow, sample.before, sample.unreadable));
    story.add("data: sha256 " + dataHash);
    story.add("recipe: " + options.described(isGenerated));
    story.add(
        line(
            "  fine-bins %d, bins %d, min-share %s, min-iv %s, max-correlation %s, ridge %s, folds"
                + " %d, seed %d",
            recipe.fineBins(),
            recipe.coarseBins(),
            recipe.minShare(),
            recipe.minInformation(),
            recipe.maxCorrelation(),
            recipe.ridge(),
            recipe.folds(),
            recipe.seed()));
    story.add(worth("development", card.development()));
    if (card.later() != null) {
      story.add(worth(options.window().hasLater() ? "out of time" : "hold-out", card.later()));
    }
    story.add(
        line(
            "%d folds, all steps repeated in each: AUC %.3f ± %.3f",
            recipe.folds(), card.crossMean(), card.crossDeviation()));
    for (FittedCard.Fitted one : card.characteristics()) {
      story.add(
          line(
              "  %s: information value %.3f, coefficient %.3f",
              one.column().field.name(), one.information(), one.coefficient()));
    }
    for (FittedCard.Left one : card.left()) {
      story.add(line("  without %s (%.3f): %s", one.name(), one.information(), one.why()));
    }
    return story.stream().flatMap(line -> wrapped(line).stream()).toList();
  }

  /** A line in pieces that a comment has room for. */
  private static List<String> wrapped(String line) {
    List<String> pieces = new ArrayList<>();
    String rest = line;
    while (rest.length() > MOST_COLUMNS) {
      int cut = rest.lastIndexOf(' ', MOST_COLUMNS);
      pieces.add(rest.substring(0, cut));
      rest = "  " + rest.substring(cut + 1);
    }
    pieces.add(rest);
    return pieces;
  }

  private static String sha256(Path file) throws IOException {
    boolean isPacked = String.valueOf(file.getFileName()).endsWith(".gz");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = isPacked ? new GZIPInputStream(raw, 1 << 16) : raw) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static String worth(String name, Worth worth) {
    return line(
        "%s: %d rows, %d bad, AUC %.3f [%.3f, %.3f], KS %.3f",
        name, worth.rows(), worth.bad(), worth.auc(), worth.low(), worth.high(), worth.ks());
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
