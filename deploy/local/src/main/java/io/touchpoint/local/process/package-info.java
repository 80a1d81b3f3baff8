/**
 * Operating system processes: started apart from the terminal, remembered, found again,
 * stopped.
 */
@NullMarked
package io.touchpoint.local.process;

import org.jspecify.annotations.NullMarked;
