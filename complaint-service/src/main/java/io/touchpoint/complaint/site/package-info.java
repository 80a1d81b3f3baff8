/**
 * The sites as the directory tells them.
 */
@NullMarked
package io.touchpoint.complaint.site;

import org.jspecify.annotations.NullMarked;
