package io.verdict.features;

import io.verdict.engine.store.StoreException;
import io.verdict.features.list.SlabMemberList;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreOptions;

/**
 * The process without JVM flags that {@link FlagRuleTest} starts; prints how each store refuses.
 */
public final class FlaglessProcess {
  private FlaglessProcess() {}

  /** Opens each store. */
  public static void main(String[] arguments) {
    report(() -> SlabFeatureStore.open(StoreOptions.defaults()));
    report(() -> SlabMemberList.builder(8));
  }

  private static void report(Runnable opening) {
    try {
      opening.run();
      System.out.println("opened");
    } catch (StoreException refused) {
      System.out.println(refused.code() + " " + refused.getMessage().replace('\n', ' '));
    }
  }
}
