package io.verdict.rules.diff;

import io.verdict.engine.artifact.Tree;
import io.verdict.rules.imports.ImportedModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What a model's file says, in a few words: its format, its trees, and a hash of all of it. */
final class ModelContent {
  private static final int HASH_DIGITS = 12;

  private final MessageDigest digest;

  private ModelContent(MessageDigest digest) {
    this.digest = digest;
  }

  /** Such as {@code xgboost 3.0.4, 120 trees, 6 deep, hash 0123456789ab}. */
  static String of(ImportedModel model) {
    int depth = model.trees().stream().mapToInt(Tree::depth).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s, %d trees, %d deep, hash %s",
        model.format(),
        model.trees().size(),
        depth,
        hash(model));
  }

  private static String hash(ImportedModel model) {
    try {
      ModelContent content = new ModelContent(MessageDigest.getInstance("SHA-256"));
      content.add(model.inputs());
      content.add(model.symbols());
      content.add(model.sets());
      content.add(model.groups());
      content.add(model.sum());
      model.trees().forEach(content::add);
      return HexFormat.of().formatHex(content.digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256;\nuse a complete one", e);
    }
  }

  private void add(Tree tree) {
    for (int node = 0; node < tree.nodeCount(); node++) {
      add(tree.input(node));
      add(tree.test(node));
      add(tree.threshold(node));
      add(tree.left(node));
      add(tree.right(node));
    }
    for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
      add(tree.leaf(leaf));
    }
  }

  /** The text says all of these: numbers in full, records by their components. */
  private void add(Object part) {
    digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
