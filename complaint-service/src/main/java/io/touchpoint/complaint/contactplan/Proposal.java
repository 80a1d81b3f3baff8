package io.touchpoint.complaint.contactplan;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.complaint.casework.Contact;

/**
 * Somebody of whom a manager may want to say how we stay in contact.
 *
 * @param complaint the case that speaks most for it
 * @param cases how many cases of theirs came within the time that counts
 * @param messages how many messages came in that case, likewise
 * @param restricted whether the case is for few eyes only
 */
record Proposal(String site, UUID complaint, String reference, Contact contact, long cases, long messages,
		List<Because> because, @JsonIgnore boolean restricted) {
}
