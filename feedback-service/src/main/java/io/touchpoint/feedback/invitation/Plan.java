package io.touchpoint.feedback.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * Who would be invited, and why the others are not. Pure.
 */
final class Plan {

	private final Instant due;

	private final Map<CustomerType, Duration> rest;

	private final int most;

	private final List<Candidate> invited = new ArrayList<>();

	private final Map<Hindrance, Integer> hindered = new EnumMap<>(Hindrance.class);

	private @Nullable Instant lastInvitedAt;

	private int later;

	Plan(Instant due, Map<CustomerType, Duration> rest, int most) {
		this.due = due;
		this.rest = rest;
		this.most = most;
	}

	Plan consider(Candidate candidate) {
		Hindrance hindrance = Hindrance.of(candidate, this.due, restOf(candidate));
		if (hindrance != null) {
			this.hindered.merge(hindrance, 1, Integer::sum);
			Instant at = candidate.restedAt();
			if (hindrance == Hindrance.INVITED && at != null
					&& (this.lastInvitedAt == null || at.isAfter(this.lastInvitedAt))) {
				this.lastInvitedAt = at;
			}
		}
		else if (this.invited.size() < this.most) {
			this.invited.add(candidate);
		}
		else {
			this.later++;
		}
		return this;
	}

	/** In which time the customer is invited at most once. */
	Duration restOf(Candidate candidate) {
		return Objects.requireNonNull(this.rest.get(candidate.type()));
	}

	List<Candidate> invited() {
		return this.invited;
	}

	InvitationOutlook outlook(int planned) {
		int left = this.hindered.values().stream().mapToInt(Integer::intValue).sum();
		return new InvitationOutlook(this.invited.size() + this.later + left, planned, this.later,
				this.hindered.entrySet()
					.stream()
					.map((entry) -> new InvitationOutlook.Uninvited(entry.getKey(), entry.getValue()))
					.toList(),
				this.lastInvitedAt, this.due);
	}

	/**
	 * What comes of a plan.
	 *
	 * @param customers how many it is about
	 * @param invited how many are invited
	 * @param later how many must wait for another plan, because one invites only so many
	 * @param left why the others are not invited
	 * @param lastInvitedAt when the last of those was invited who rest
	 */
	record InvitationOutlook(int customers, int invited, int later, List<Uninvited> left,
			@Nullable Instant lastInvitedAt, Instant dueAt) {

		/** How many are left out for a reason. */
		record Uninvited(Hindrance reason, int customers) {
		}

	}

}
