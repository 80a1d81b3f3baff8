/**
 * What customers say, touchpoint by touchpoint.
 */
@NullMarked
package io.touchpoint.feedback;

import org.jspecify.annotations.NullMarked;
