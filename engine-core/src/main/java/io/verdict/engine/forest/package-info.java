/**
 * Tree ensembles, evaluated by branch-free walks of all trees side by side.
 *
 * <pre>{@code
 * Forest forest = Forest.link(ensemble, new SlotLinks(schema, layout));
 * ForestScratch scratch = forest.newScratch(); // one a thread, reused
 * forest.evaluate(record, scratch); // writes the result slots
 * }</pre>
 */
package io.verdict.engine.forest;
