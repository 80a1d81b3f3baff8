package io.touchpoint.local.settings;

/**
 * A PostgreSQL that runs elsewhere. The launcher creates the missing databases and roles
 * there with the administrator's rights.
 */
public record ExternalDatabase(String host, int port, String adminUser, String adminPassword) {
}
