package io.touchpoint.complaint.promise;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.PlainDeadlines;
import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;

/**
 * A promise of Monday morning, due at five on Friday, and the calendar of its site.
 */
public final class APromise {

	static final ZoneId LONDON = ZoneId.of("Europe/London");

	static final Instant MADE = Instant.parse("2026-03-02T09:00:00Z");

	static final Instant DUE = Instant.parse("2026-03-06T17:00:00Z");

	static final Person MARA = new Person("00000000-0000-7000-8000-00000000000a", "Mara Manager");

	static final Actor STEFAN = Actor.named("Stefan Staff");

	private APromise() {
	}

	static Promise open() {
		return ((Accepted) Promise.make(new UUID(7, 1), aCase(), terms(DUE), MARA, MADE)).promise();
	}

	static Terms terms(Instant due) {
		return new Terms("Your money is back by then", null, due, due.minus(1, ChronoUnit.DAYS));
	}

	static Consent consent(Instant at) {
		return new Consent(Consent.Way.PHONE, at, "Ana said that Monday is fine");
	}

	public static Complaint aCase() {
		Matter matter = new Matter(Channel.WEB, new Classification(Severity.NORMAL, List.of(Cause.IGNORED),
				CustomerType.PATIENT, About.SERVICE, null, Formality.FORMAL), "Subject", "Description", "en");
		return Complaint
			.receive(new UUID(7, 7), "north-general", "C-2026-000001", matter, new Contact("ana@example.org", "Ana"),
					Actor.CUSTOMER, MADE, MADE, false, weekdays(LONDON))
			.complaint();
	}

	/** Monday to Friday, of which each is a whole day. */
	static Deadlines weekdays(ZoneId zone) {
		return new PlainDeadlines() {

			@Override
			public Instant onTheSpotBy(Instant received) {
				return endOfWorkingDay(received, 1);
			}

			@Override
			public Instant endOfWorkingDay(Instant from, int days) {
				LocalDate day = from.atZone(zone).toLocalDate();
				for (int left = days; left > 0;) {
					day = day.plusDays(1);
					left -= (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) ? 0
							: 1;
				}
				return day.plusDays(1).atStartOfDay(zone).toInstant();
			}

		};
	}

}
