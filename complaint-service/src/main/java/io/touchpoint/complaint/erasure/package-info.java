/**
 * Cuts people out of the cases that they brought: address, name, words and files go;
 * cause, times, outcome and site stay.
 */
@NullMarked
package io.touchpoint.complaint.erasure;

import org.jspecify.annotations.NullMarked;
