package io.verdict.engine.live;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.live.LineUpBuilder.Linked;
import io.verdict.engine.live.LiveHealth.InForce;
import io.verdict.engine.live.LiveHealth.Refusal;
import io.verdict.engine.live.RefusedException.Code;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.ActivationTable;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.engine.store.StoreException;
import io.verdict.engine.telemetry.ActivationEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engines that a store's activation table puts in force, followed while decisions go on.
 *
 * <p>A change is verified and linked whole before the first person meets it, then it is one
 * reference: a decision sees the state before or after, never a mixture, and waits for nothing.
 * What does not verify or link changes nothing and is told by {@link #health()}; a scenario whose
 * part is broken keeps what it had, the others go on.
 *
 * <p><b>Thread safety</b>: shared by threads. <b>Allocation</b>: {@link #choose} a few objects.
 * <b>Lifecycle</b>: {@link #open} loads what is in force, {@link #refresh} or {@link #watch} follow
 * it, {@link #close} ends the watching; the store stays the caller's.
 */
public final class LiveEngine implements Engines, AutoCloseable {
  private static final int MAX_PINNED = 16;

  private final ActivationTable table;
  private final LiveOptions options;
  private final Admission admission;
  private final VersionGuard versions;
  private final Map<List<String>, Engine> engines = new ConcurrentHashMap<>();
  private volatile Map<String, LineUp> lineUps = Map.of();
  private volatile LiveHealth health = new LiveHealth(0, 0, List.of(), List.of(), List.of());
  private Watcher watcher;

  private LiveEngine(ArtifactStore store, LiveOptions options) {
    this.table = store.activation();
    this.options = Objects.requireNonNull(options, "options");
    this.admission = new Admission(store, options.trust(), options.clock());
    this.versions = new VersionGuard(store.versionMarks(), !options.trust().allowsUnsigned());
  }

  /**
   * Opens the engines that are in force.
   *
   * @throws RefusedException if what is in force for the base scenario may not decide
   * @throws StoreException {@code DAMAGED} or {@code IO}
   */
  public static LiveEngine open(ArtifactStore store, LiveOptions options) {
    LiveEngine live = new LiveEngine(store, options);
    live.refresh();
    for (Refusal refusal : live.health.refusals()) {
      if (refusal.scenario().equals(BASE)) {
        throw new RefusedException(refusal.code(), refusal.message(), null);
      }
    }
    options.features().ifPresent(FeatureSource::start);
    return live;
  }

  /**
   * Takes over what was activated since the last call, by this process or another. Costs one look
   * at a file's attributes when nothing was.
   *
   * @return whether something was activated; {@link #health()} tells whether all of it came into
   *     force
   */
  public synchronized boolean refresh() {
    Optional<Activation> changed = table.poll();
    changed.ifPresent(this::takeOver);
    return changed.isPresent();
  }

  /**
   * Refreshes on a background thread, until {@link #close}.
   *
   * @param intervalMillis time between two looks, 10 to 60,000
   */
  public synchronized void watch(long intervalMillis) {
    if (watcher == null) {
      watcher = Watcher.start(this, intervalMillis);
    }
  }

  /**
   * Lets an artifact that is older than one in force before come back, once it is activated: what
   * an operator says inside the process, since a file that an intruder writes must not.
   *
   * @param hash its hash in the store
   */
  public void allowRollback(String hash) {
    versions.allow(hash);
  }

  /** What is in force, and what was refused. */
  public LiveHealth health() {
    return health;
  }

  @Override
  public Choice choose(String scenario, Applicant applicant) {
    LineUp lineUp = lineUps.get(scenario);
    if (lineUp == null) {
      throw new IllegalStateException(
          (scenario.equals(BASE) ? "nothing is in force" : "scenario " + scenario + " is unknown")
              + "\n  activate artifacts for its stages");
    }
    return lineUp.choose(applicant);
  }

  @Override
  public Optional<Engine> pinned(List<String> artifacts) {
    Engine known = engines.get(artifacts);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      return Optional.of(load(artifacts));
    } catch (RefusedException gone) {
      return Optional.empty();
    }
  }

  private synchronized Engine load(List<String> hashes) {
    List<Artifact> artifacts = new ArrayList<>();
    for (String hash : hashes) {
      artifacts.add(admission.admit(hash, Role.SHADOW));
    }
    Engine engine = link(new Linked(hashes, artifacts.stream().map(Artifact::model).toList()));
    trim();
    return engine;
  }

  private void takeOver(Activation activation) {
    ActivationEvent event = new ActivationEvent();
    event.begin();
    Scenarios scenarios = new Scenarios(activation);
    Map<String, LineUp> next = new HashMap<>();
    Map<Entry, Artifact> admitted = new HashMap<>();
    List<Entry> deciding = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (String scenario : scenarios.names()) {
      try {
        List<StageShares> stages = scenarios.stages(scenario);
        if (!stages.isEmpty()) {
          admit(stages, admitted);
          next.put(scenario, build(activation.revision(), stages, admitted));
          stages.forEach(stage -> deciding.addAll(stage.deciding()));
        }
      } catch (RefusedException refused) {
        refusals.add(new Refusal(scenario, refused.code(), refused.getMessage()));
        LineUp before = lineUps.get(scenario);
        if (before != null) {
          next.put(scenario, before);
        }
      }
    }
    boolean isBaseNew = refusals.stream().noneMatch(refusal -> refusal.scenario().equals(BASE));
    lineUps = Map.copyOf(next);
    long revision = isBaseNew ? activation.revision() : health.revision();
    health =
        new LiveHealth(
            revision, activation.revision(), inForce(activation), activation.splits(), refusals);
    versions.keep(deciding);
    trim();
    event.finish(activation.revision(), activation.entries().size(), refusals.size());
  }

  private void admit(List<StageShares> stages, Map<Entry, Artifact> admitted) {
    for (StageShares stage : stages) {
      for (Entry entry : stage.deciding()) {
        versions.require(entry);
        admitted.computeIfAbsent(entry, e -> admission.admit(e.hash(), e.role()));
      }
      for (Entry entry : stage.shadows()) {
        admitted.computeIfAbsent(entry, e -> admission.admit(e.hash(), e.role()));
      }
    }
  }

  private LineUp build(long revision, List<StageShares> stages, Map<Entry, Artifact> admitted) {
    return new LineUpBuilder(revision, stages, admitted, this::link).build();
  }

  private Engine link(Linked linked) {
    try {
      return engines.computeIfAbsent(linked.hashes(), hashes -> newEngine(linked));
    } catch (IllegalArgumentException | IllegalStateException unfit) {
      throw new RefusedException(
          Code.FLOW, "the stages do not fit together: " + unfit.getMessage(), unfit);
    }
  }

  private Engine newEngine(Linked linked) {
    return options.features().isPresent()
        ? Engine.of(linked.models(), options.features().get())
        : Engine.of(linked.models());
  }

  /** Forgets the engines that are not in force, but for a few that applications still need. */
  private void trim() {
    Set<List<String>> kept = ConcurrentHashMap.newKeySet();
    lineUps.values().forEach(l -> l.engines().forEach(kept::add));
    int most = kept.size() + MAX_PINNED;
    for (List<String> hashes : List.copyOf(engines.keySet())) {
      if (engines.size() > most && !kept.contains(hashes)) {
        engines.remove(hashes);
      }
    }
  }

  /** Number of engines kept: those in force and a few that applications were begun with. */
  int engines() {
    return engines.size();
  }

  private static List<InForce> inForce(Activation activation) {
    return activation.entries().stream()
        .map(
            e ->
                new InForce(
                    e.role(), e.stage(), e.name(), e.version(), e.hash(), e.shareBasisPoints()))
        .toList();
  }

  /** Ends the watching. */
  @Override
  public void close() {
    Watcher ended;
    synchronized (this) {
      ended = watcher;
      watcher = null;
    }
    if (ended != null) {
      ended.stop();
    }
  }

  /** A look at the table went wrong; what is in force stays. */
  synchronized void failed(StoreException failure) {
    List<Refusal> refusals = new ArrayList<>(health.refusals());
    refusals.removeIf(refusal -> refusal.code() == Code.ARTIFACT && refusal.scenario().isEmpty());
    refusals.add(new Refusal(BASE, Code.ARTIFACT, String.valueOf(failure.getMessage())));
    health =
        new LiveHealth(
            health.revision(), health.asked(), health.artifacts(), health.splits(), refusals);
  }
}
