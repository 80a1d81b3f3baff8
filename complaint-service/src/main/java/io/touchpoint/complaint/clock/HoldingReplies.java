package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Casework.Aside;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Gives a case the longer time that some rules allow once its customer was told in
 * writing why it takes longer. See {@link Preset} for the rules.
 */
@Component
public class HoldingReplies {

	private final Casework casework;

	private final Clockwork clockwork;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final ClockSettings settings;

	HoldingReplies(Casework casework, Clockwork clockwork, Sites sites, Deadlines.Calendar calendar,
			ClockSettings settings) {
		this.casework = casework;
		this.clockwork = clockwork;
		this.sites = sites;
		this.calendar = calendar;
		this.settings = settings;
	}

	/**
	 * Moves the deadline of a case whose customer was told, within the caller's
	 * transaction.
	 * @return a 409 problem if the rules give no longer time, if it was given already, or
	 * if the deadline has passed
	 */
	public Mono<Void> told(SiteScope scope, UUID complaint, Actor by) {
		return this.casework.beside(scope, complaint, (held, history, now) -> this.sites.here(held.site())
			.flatMap((site) -> longer(held, history, site, by, now)));
	}

	private Mono<Aside> longer(Complaint complaint, List<Stage> history, Site site, Actor by, Instant now) {
		if (limit(complaint, this.settings) == null) {
			return Mono.error(Problems.conflict("no-longer-time",
					"The rules give a case like this no longer time after a holding reply."));
		}
		Deadlines deadlines = this.calendar.at(site);
		Instant before = deadlines.again(complaint, history).resolveBy();
		if (before.isBefore(now)) {
			return Mono.error(Problems.conflict("longer-time-too-late",
					"A holding reply gives more time only before the deadline."));
		}
		List<Stage> told = Stream.concat(history.stream(), Stream.of(new Stage.Held(now))).toList();
		Complaint after = complaint.asTold(complaint.status(), complaint.settlement(), deadlines.again(complaint, told),
				complaint.timely());
		return after.times().resolveBy().equals(before)
				? Mono.error(Problems.conflict("longer-time-given", "This case has its longer time already."))
				: this.clockwork.changed(after, told, now)
					.thenReturn(new Aside(after, List.of(line(by, now, before, after)), List.of()));
	}

	/** The whole time after a holding reply; null if there is no longer one. */
	static @Nullable Limit limit(Complaint complaint, ClockSettings settings) {
		return complaint.status().open() ? settings.toResolveAfterHolding(complaint.matter().severity()) : null;
	}

	private static Entry line(Actor by, Instant now, Instant before, Complaint after) {
		return Entry.by(by, now, Entry.Kind.LONGER_TIME, null, before.toString(), after.times().resolveBy().toString(),
				false);
	}

}
