package io.verdict.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What sampling counts, whatever the machine does meanwhile. */
class SamplerTest {
  private static final class Counting implements Contender {
    private final int bytes;
    private final boolean isPrepared;
    private byte[] kept = new byte[0];
    private int calls;
    private int preparations;

    Counting(int bytes, boolean isPrepared) {
      this.bytes = bytes;
      this.isPrepared = isPrepared;
    }

    @Override
    public long run() {
      calls++;
      kept = bytes == 0 ? kept : new byte[bytes];
      return kept.length;
    }

    @Override
    public void prepare() {
      preparations++;
      kept = new byte[5_000];
    }

    @Override
    public boolean isPrepared() {
      return isPrepared;
    }

    @Override
    public long[] answer(int record) {
      return new long[0];
    }
  }

  @Test
  void countsWhatACallAllocates() {
    Sampler sampler = new Sampler();
    sampler.sample(new Counting(1_000, false), 1_000_000);
    assertThat(sampler.bytesPerCall()).isBetween(1_000.0, 1_100.0);
    assertThat(sampler.callNanos()).isPositive();
  }

  @Test
  void doesNotCountWhatPreparingAllocates() {
    Sampler sampler = new Sampler();
    Counting contender = new Counting(100, true);
    sampler.sample(contender, 1_000_000);
    assertThat(sampler.bytesPerCall()).isBetween(100.0, 200.0);
    assertThat(contender.preparations).isEqualTo(contender.calls);
    assertThat(sampler.single().getTotalCount()).isEqualTo(contender.calls);
  }

  @Test
  void forgetsWhatItIsToldToForget() {
    Sampler sampler = new Sampler();
    sampler.sample(new Counting(1_000, false), 1_000);
    sampler.reset();
    assertThat(sampler.bytesPerCall()).isZero();
    assertThat(sampler.single().getTotalCount()).isZero();
  }
}
