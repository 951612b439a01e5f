package io.verdict.features.velocity;

import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands out zeroed off-heap buffers until a fixed number of bytes is used. Writer only. */
final class MemoryBudget {
  private static final int CACHE_LINE_BYTES = 64;

  private final long maxBytes;
  private volatile long usedBytes;

  MemoryBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A zeroed buffer, or null when the budget or the JVM's direct memory does not hold it. */
  UnsafeBuffer allocate(int bytes) {
    if (usedBytes + bytes > maxBytes) {
      return null;
    }
    try {
      ByteBuffer memory = BufferUtil.allocateDirectAligned(bytes, CACHE_LINE_BYTES);
      long used = usedBytes + bytes;
      usedBytes = used;
      return new UnsafeBuffer(memory);
    } catch (OutOfMemoryError directMemoryExhausted) {
      return null;
    }
  }

  /** Takes note that a buffer is no longer used; the collector frees it. */
  void release(UnsafeBuffer buffer) {
    long used = usedBytes - buffer.capacity();
    usedBytes = used;
  }

  long leftBytes() {
    return maxBytes - usedBytes;
  }

  long usedBytes() {
    return usedBytes;
  }
}
