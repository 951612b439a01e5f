/**
 * The funders' products with their commercial terms and quotas: what changes daily, beside the
 * signed policy, which says whom a product accepts.
 *
 * <pre>{@code
 * List<ProductTerms> terms = TermsReader.read(header, rows, zone);
 * Catalogue catalogue = Catalogue.of(matchStage, terms, 1);
 * }</pre>
 */
package io.verdict.matcher.catalogue;
