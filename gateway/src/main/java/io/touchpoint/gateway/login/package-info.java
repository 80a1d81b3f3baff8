/**
 * Sign-in, sessions, API keys and the passport.
 */
@NullMarked
package io.touchpoint.gateway.login;

import org.jspecify.annotations.NullMarked;
