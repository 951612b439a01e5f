/**
 * Why a product does not take an applicant, and what would have to change: derived from the same
 * conditions, gates and limits that matched, without an applicant's value in any text.
 */
package io.verdict.matcher.explain;
