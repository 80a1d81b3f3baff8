/**
 * What the messages need to know of a site.
 */
@NullMarked
package io.touchpoint.notification.site;

import org.jspecify.annotations.NullMarked;
