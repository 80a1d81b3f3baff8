package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchpoint.starter.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a case carries: the case right after it, without a personal word.
 *
 * @param unit the code of the unit that it lies with
 * @param ownerId the account of the colleague who looks after it
 * @param restricted whether it is for the site's managers and named handlers only
 * @param handlers the accounts of the handlers named; told of restricted cases only
 * @param mergedInto the case that it counts as; told of merged cases only
 */
public record Snapshot(String reference, Status status, Channel channel, Severity severity, Cause cause,
		@Nullable MonitoredArea area, Formality formality, CustomerType customerType, @Nullable Boolean timely,
		@Nullable Outcome outcome, @Nullable Boolean inCustomersFavour, boolean onTheSpot, Instant receivedAt,
		@Nullable Instant acknowledgedAt, @Nullable Instant resolvedAt, @Nullable Instant closedAt, boolean contactable,
		@Nullable String unit, @Nullable String ownerId, boolean restricted, boolean imported, long revision,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> handlers,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID mergedInto) {

	static final int VERSION = 1;

	public static Snapshot of(Complaint complaint) {
		Matter matter = complaint.matter();
		Times times = complaint.times();
		return new Snapshot(complaint.reference(), complaint.status(), matter.channel(), matter.severity(),
				matter.cause(), matter.area(), matter.formality(), matter.customerType(), complaint.timely(),
				complaint.settlement().outcome(), complaint.settlement().inCustomersFavour(), complaint.onTheSpot(),
				times.receivedAt(), times.acknowledgedAt(), times.resolvedAt(), times.closedAt(),
				complaint.contact() != null, complaint.desk().unit(), complaint.desk().ownerId(),
				complaint.restriction() != null, complaint.imported(), complaint.revision(), handlers(complaint),
				(complaint.merge() != null) ? complaint.merge().into() : null);
	}

	private static @Nullable List<String> handlers(Complaint complaint) {
		Restriction restriction = complaint.restriction();
		return (restriction != null) ? restriction.handlers().stream().map(Person::id).toList() : null;
	}

	/**
	 * The event that tells of a step.
	 */
	public static NewEvent tell(Decision.Step step) {
		Complaint after = step.after();
		return new NewEvent("complaint." + type(step.event()), VERSION, after.site(), step.event().at(),
				after.id().toString(), of(after));
	}

	/**
	 * The one event that tells of a case taken over as it stands.
	 */
	public static NewEvent takenOver(Complaint complaint, Instant at) {
		return new NewEvent("complaint." + type(complaint.status()), VERSION, complaint.site(), at,
				complaint.id().toString(), of(complaint));
	}

	private static String type(ComplaintEvent event) {
		return switch (event) {
			case ComplaintEvent.Received received -> "received";
			case ComplaintEvent.Moved moved -> type(moved.to());
			case ComplaintEvent.Reassigned reassigned -> "reassigned";
			case ComplaintEvent.Reclassified reclassified -> "reclassified";
			case ComplaintEvent.Restricted restricted -> "restricted";
			case ComplaintEvent.Merged merged -> "merged";
			case ComplaintEvent.Parted parted -> "parted";
			case ComplaintEvent.AnswerOverdue overdue -> "overdue";
		};
	}

	private static String type(Status to) {
		return switch (to) {
			case RECEIVED -> "received";
			case ACKNOWLEDGED -> "acknowledged";
			case INVESTIGATING -> "investigating";
			case WAITING_FOR_CUSTOMER -> "waiting";
			case RESOLVED -> "resolved";
			case CLOSED -> "closed";
			case REOPENED -> "reopened";
			case WITHDRAWN -> "withdrawn";
			case REFERRED -> "referred";
			case MERGED -> "merged";
		};
	}

}
