/** What the engine asks of its surroundings: features, funders, data and the time. */
package io.verdict.engine.port;
