/**
 * What was promised to customers: kept, kept late, broken or agreed upon anew.
 */
@NullMarked
package io.touchpoint.complaint.promise;

import org.jspecify.annotations.NullMarked;
