/**
 * The numbers that whoever runs the platform sets, to be seen by head office.
 */
@NullMarked
package io.touchpoint.complaint.setting;

import org.jspecify.annotations.NullMarked;
