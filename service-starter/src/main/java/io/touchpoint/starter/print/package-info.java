/**
 * Pages laid out as PDF files, in every script that the platform speaks.
 */
@NullMarked
package io.touchpoint.starter.print;

import org.jspecify.annotations.NullMarked;
