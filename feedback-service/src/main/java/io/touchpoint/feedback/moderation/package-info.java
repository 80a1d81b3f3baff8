/**
 * What customers wrote may be shown in public only after somebody looked at it, and
 * without what tells of a person.
 */
@NullMarked
package io.touchpoint.feedback.moderation;

import org.jspecify.annotations.NullMarked;
