/**
 * Problem details, paging and idempotency keys.
 */
@NullMarked
package io.touchpoint.starter.web;

import org.jspecify.annotations.NullMarked;
