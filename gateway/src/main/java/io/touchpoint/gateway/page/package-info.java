/**
 * The web UI's files and the security headers of every answer.
 */
@NullMarked
package io.touchpoint.gateway.page;

import org.jspecify.annotations.NullMarked;
