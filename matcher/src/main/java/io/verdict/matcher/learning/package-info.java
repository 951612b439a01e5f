/**
 * What offers are worth, learnt from what became of them, and what another policy would have
 * earned.
 *
 * <pre>{@code
 * AcceptanceLearner learner = new AcceptanceLearner(catalogue, grades, seed);
 * learner.on(new Feedback(order, 1, APPROVAL, BEGAN, product, grade, sentMillis));
 * learner.on(new Feedback(order, 1, APPROVAL, SUCCEEDED, product, grade, answeredMillis));
 * ranker = ranker.withTables(learner.draw(nowMillis));
 * }</pre>
 */
package io.verdict.matcher.learning;
