package io.touchpoint.gateway.directory;

/**
 * Sites that belong together below head office.
 *
 * @param code short name, never changed
 * @param name name shown
 * @param revision rises by one per change
 */
record Region(String code, String name, long revision) {
}
