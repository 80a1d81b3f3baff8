/**
 * Complaints of other systems, taken over in bulk.
 */
@NullMarked
package io.touchpoint.complaint.importer;

import org.jspecify.annotations.NullMarked;
