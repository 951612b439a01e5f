package io.verdict.engine.service;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one call works with: a session of each engine that it met lately, and the buffer that its
 * records are written with. Confined to the call that took it from the pool.
 */
final class Worker {
  /** Largest record of a step: 1 MiB. */
  static final int MAX_STEP_BYTES = 1 << 20;

  private static final int MAX_ENGINES = 8;

  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_STEP_BYTES);
  private final Map<Engine, Session> sessions =
      new LinkedHashMap<>(2 * MAX_ENGINES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Engine, Session> eldest) {
          return size() > MAX_ENGINES;
        }
      };

  /** The cleared buffer. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  Session session(Engine engine) {
    return sessions.computeIfAbsent(engine, Engine::newSession);
  }
}
