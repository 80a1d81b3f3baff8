/**
 * The register of customers: who they are, that they came, why they left.
 */
@NullMarked
package io.touchpoint.feedback.customer;

import org.jspecify.annotations.NullMarked;
