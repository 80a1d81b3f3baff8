/**
 * What the launcher is told: folders, ports, mode, secrets, and what a service is.
 */
@NullMarked
package io.touchpoint.local.settings;

import org.jspecify.annotations.NullMarked;
