/**
 * Mystery visits, inspections and security findings.
 */
@NullMarked
package io.touchpoint.feedback.visit;

import org.jspecify.annotations.NullMarked;
