/**
 * Files that people send: what they are, and pictures written anew without what a camera
 * notes beside them.
 */
@NullMarked
package io.touchpoint.starter.scan;

import org.jspecify.annotations.NullMarked;
