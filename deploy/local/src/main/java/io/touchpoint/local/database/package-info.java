/**
 * Embedded PostgreSQL 18, durable, and the databases and roles of the services.
 */
@NullMarked
package io.touchpoint.local.database;

import org.jspecify.annotations.NullMarked;
