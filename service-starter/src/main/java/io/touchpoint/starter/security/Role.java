package io.touchpoint.starter.security;

/**
 * What a signed-in caller may do; the site scope beside it says where.
 */
public enum Role {

	/** All sites, comparisons, setup. */
	HEAD_OFFICE,

	/** Everything at the caller's own sites, restricted cases included. */
	SITE_MANAGER,

	/** Capture and handle at the caller's own sites. */
	STAFF,

	/** Health and metrics, no customer data. */
	OPS

}
