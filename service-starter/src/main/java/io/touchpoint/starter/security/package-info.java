/**
 * Who is asking and which sites they may see: passports, callers, scoped transactions.
 */
@NullMarked
package io.touchpoint.starter.security;

import org.jspecify.annotations.NullMarked;
