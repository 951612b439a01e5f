/**
 * Who gets the scarce products: shadow prices that make each order pay for what it keeps from the
 * others, plans for a batch of waiting orders, and an upper bound that no plan can beat.
 *
 * <pre>{@code
 * AllocationProblem problem = AllocationProblem.builder(capacities)
 *     .order().offer(product, value, consumption, resources) // each eligible offer
 *     .build();
 * DualPrices prices = DualSolver.solve(problem, 60, null);
 * BatchPlan plan = BatchAllocator.allocate(problem, prices);
 * // plan.value() <= optimum <= prices.upperBound()
 * }</pre>
 */
package io.verdict.matcher.allocation;
