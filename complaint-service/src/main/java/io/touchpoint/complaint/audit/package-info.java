/**
 * A chain of hashes over everything that happened to the cases of a site.
 */
@NullMarked
package io.touchpoint.complaint.audit;

import org.jspecify.annotations.NullMarked;
