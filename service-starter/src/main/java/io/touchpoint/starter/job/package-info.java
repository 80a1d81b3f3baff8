/**
 * Scheduled work with one runner per cluster.
 */
@NullMarked
package io.touchpoint.starter.job;

import org.jspecify.annotations.NullMarked;
