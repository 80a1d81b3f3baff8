/**
 * A chain of hashes over everything that happened to the cases of a site. What was said
 * in a case is hashed under a key that goes with its customer.
 */
@NullMarked
package io.touchpoint.complaint.audit;

import org.jspecify.annotations.NullMarked;
