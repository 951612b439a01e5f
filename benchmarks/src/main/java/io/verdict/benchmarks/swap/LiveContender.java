package io.verdict.benchmarks.swap;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.scorecard.CardRows;
import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.live.Engines;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.live.LiveOptions;
import io.verdict.engine.live.Trust;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Decides under whatever policy is in force, while a thread swaps it so often a second, or never.
 */
final class LiveContender implements Contender {
  private static final int WHOLE = 10_000;
  private static final long CLOCK_MILLIS = 1_800_000_000_000L;

  private final CardRows rows = new CardRows();
  private final long intervalNanos;
  private final Path folder;
  private final ArtifactStore store;
  private final List<List<Entry>> versions;
  private final LiveEngine live;
  private final Thread swapper;
  private volatile boolean isOver;
  private Engine engine;
  private Session session;
  private int next;

  LiveContender(int perSecond, int swapsPerSecond) {
    intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    try {
      folder = Files.createTempDirectory("verdict-swap");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = ArtifactStore.open(folder);
    versions = List.of(List.of(put(rows.model(1))), List.of(put(rows.model(2))));
    store.activation().activate(versions.get(0));
    live = LiveEngine.open(store, LiveOptions.of(Trust.anything(), () -> CLOCK_MILLIS));
    swapper = new Thread(() -> swap(swapsPerSecond), "swapper");
    swapper.setDaemon(true);
    if (swapsPerSecond > 0) {
      swapper.start();
    }
  }

  private Entry put(StageModel model) {
    byte[] sealed = ArtifactFormat.write(model);
    String hash = store.put(model.name(), model.version(), ByteBuffer.wrap(sealed));
    String stage = model.stage().policyName();
    return new Entry(Role.CHAMPION, stage, model.name(), model.version(), hash, WHOLE);
  }

  private void swap(int perSecond) {
    long due = System.nanoTime();
    for (int swap = 1; !isOver; swap++) {
      store.activation().activate(versions.get(swap % versions.size()));
      live.refresh();
      due += TimeUnit.SECONDS.toNanos(1) / perSecond;
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
    }
  }

  @Override
  public long intervalNanos() {
    return intervalNanos;
  }

  @Override
  public long run() {
    next = (next + 1) % CardRows.COUNT;
    return decide(next).outcome().ordinal();
  }

  private Decision decide(int row) {
    Engine now = live.choose(Engines.BASE, Applicant.NONE).engine();
    if (now != engine) {
      engine = now;
      session = now.newSession();
    }
    rows.fill(row, session.record());
    return session.decide();
  }

  @Override
  public long[] answer(int row) {
    Decision decision = decide(row);
    return new long[] {
      decision.outcome().ordinal(),
      decision.reasons().stream().map(reason -> reason.code()).toList().hashCode()
    };
  }

  @Override
  public void close() {
    isOver = true;
    try {
      swapper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    live.close();
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
