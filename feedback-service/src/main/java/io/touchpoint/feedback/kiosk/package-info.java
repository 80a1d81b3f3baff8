/**
 * Kiosks: devices at a site that are paired once, take answers also while they are
 * offline, and hand them over when they can.
 */
@NullMarked
package io.touchpoint.feedback.kiosk;

import org.jspecify.annotations.NullMarked;
