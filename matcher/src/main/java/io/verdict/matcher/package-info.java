/** Which funders may take an approved application, in which order, and within which quotas. */
package io.verdict.matcher;
