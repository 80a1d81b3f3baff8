/**
 * Photos and documents of cases.
 */
@NullMarked
package io.touchpoint.complaint.file;

import org.jspecify.annotations.NullMarked;
