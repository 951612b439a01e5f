package io.verdict.engine.artifact;

/** Section products. */
final class ProductCodec extends SectionCodec<Product> {
  private static final UnknownPolicy[] POLICIES = UnknownPolicy.values();
  private static final int DAY_MINUTES = 1_440;

  ProductCodec() {
    super(Section.PRODUCTS, ArtifactLimit.PRODUCTS, 9);
  }

  @Override
  void write(Product product, SectionWriter out) {
    out.string(product.id());
    out.string(product.funder());
    out.string(product.title());
    ConditionCodec.write(product.accept(), out);
    out.u8(product.onUnknown().ordinal());
    out.unsigned(product.opensMinute());
    out.unsigned(product.closesMinute());
    out.string(product.text());
    out.unsigned(product.line());
  }

  @Override
  Product read(SectionReader in) {
    return new Product(
        in.string(),
        in.string(),
        in.string(),
        ConditionCodec.readCondition(in),
        in.oneOf(POLICIES),
        in.natural(),
        in.natural(),
        in.string(),
        in.natural());
  }

  @Override
  void check(Product product, Draft draft) {
    Require.that(draft.stage == Stage.MATCH, "only stage MATCH has products");
    Require.that(
        !product.id().isBlank() && !product.funder().isBlank(), "a product or funder has no name");
    ConditionCodec.check(product.accept(), draft.schema);
    Require.that(
        Require.present(product.onUnknown(), "on unknown") != UnknownPolicy.REVIEW,
        "a product accepts or refuses what is unknown");
    Require.range(product.opensMinute(), 0, DAY_MINUTES - 1, "opening minute");
    Require.range(product.closesMinute(), 1, DAY_MINUTES, "closing minute");
    Require.range(product.line(), 0, Integer.MAX_VALUE, "line");
  }

  @Override
  String nameOf(Product product) {
    return product.id();
  }
}
