/**
 * Files of other systems, taken over in bulk. A service says how a row is read and where
 * it goes; how a file comes in, how far its import is, and what happens when a process
 * dies, is the same for all.
 */
@NullMarked
package io.touchpoint.starter.importer;

import org.jspecify.annotations.NullMarked;
