/**
 * The command {@code deploy/touchpoint}: one class per subcommand.
 */
@NullMarked
package io.touchpoint.local;

import org.jspecify.annotations.NullMarked;
