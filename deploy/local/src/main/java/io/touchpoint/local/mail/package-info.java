/**
 * The development mail server.
 */
@NullMarked
package io.touchpoint.local.mail;

import org.jspecify.annotations.NullMarked;
