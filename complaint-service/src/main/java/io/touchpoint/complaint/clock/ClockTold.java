package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchpoint.complaint.casework.Snapshot;

/**
 * What the events of clocks carry: the case as every event of it does, and the step.
 *
 * @param told id of the telling
 * @param people whom it concerns: ids of accounts, or {@link People#SITE}
 */
record ClockTold(@JsonUnwrapped Snapshot complaint, CaseClock clock, Step step, UUID told, Instant dueAt,
		List<String> people) {
}
