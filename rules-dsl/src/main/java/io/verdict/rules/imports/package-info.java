/**
 * Readers of models that other tools wrote: XGBoost JSON, LightGBM text, PMML.
 *
 * <pre>{@code
 * ImportedModel model = ModelImport.read("gbm.json", text); // or an ImportFailure: line, element
 * }</pre>
 *
 * <p>A reader trusts nothing: sizes are limited before they are allocated, and what it does not
 * know it refuses.
 */
package io.verdict.rules.imports;
