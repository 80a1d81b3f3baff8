package io.touchpoint.complaint.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Colleagues;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.clock.ClockRepository.ToldStep;
import io.touchpoint.complaint.clock.ClockView.OneClock;
import io.touchpoint.complaint.clock.ClockView.OneStep;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Explains the clocks of a case, and says whom a step of them is written to.
 */
@RestController
class ClockController {

	private final CaseViews views;

	private final ClockRepository clocks;

	private final Sites sites;

	private final Colleagues colleagues;

	private final SiteScopedTransaction transaction;

	private final ClockSettings settings;

	private final Clock clock;

	private final String publicUrl;

	ClockController(CaseViews views, ClockRepository clocks, Sites sites, Colleagues colleagues,
			SiteScopedTransaction transaction, ClockSettings settings, Clock clock,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.views = views;
		this.clocks = clocks;
		this.sites = sites;
		this.colleagues = colleagues;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
		this.publicUrl = publicUrl;
	}

	/**
	 * Every minute of a case's clocks.
	 * @param language of the names of public holidays; English if the request names none
	 */
	@GetMapping("/api/complaints/{id}/clock")
	Mono<ClockView> explain(Caller caller, @PathVariable UUID id, @Nullable Locale language) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.views.read(caller.sites(), id,
				(complaint, history) -> this.sites.here(complaint.site())
					.zipWith(this.clocks.ofCase(id).collectList(), (site, told) -> view(complaint, history, site, told,
							(language != null) ? language : Locale.ENGLISH)));
	}

	private ClockView view(Complaint complaint, List<Stage> history, Site site, List<ToldStep> told, Locale language) {
		Instant now = this.clock.instant();
		WorkingCalendar calendar = new WorkingCalendar(site.zone(), site.hours());
		List<OneClock> clocks = new ArrayList<>();
		Run acknowledge = Run.acknowledge(complaint, history, this.settings, calendar);
		clocks.add(one(complaint, acknowledge, complaint.times().acknowledgeBy(), calendar, told, now, language));
		List<Run> resolve = Run.resolve(complaint, history, this.settings, calendar);
		resolve.subList(0, resolve.size() - 1)
			.forEach((run) -> clocks.add(one(complaint, run, run.dueAt(), calendar, List.of(), now, language)));
		clocks.add(one(complaint, resolve.getLast(), complaint.times().resolveBy(), calendar, told, now, language));
		return new ClockView(site.zone().getId(), site.hours().country(), site.hours().revision(),
				this.settings.stops(), clocks);
	}

	/** The spans are those of the present calendar: they explain what it makes of it. */
	private OneClock one(Complaint complaint, Run run, Instant dueAt, WorkingCalendar calendar, List<ToldStep> told,
			Instant now, Locale language) {
		List<OneStep> steps = new ArrayList<>(
				told.stream().filter((step) -> step.clock() == run.clock()).map(OneStep::of).toList());
		if (!complaint.imported() && run.goes()) {
			Ladder.of(run.dueAt(dueAt), calendar, this.settings, now)
				.steps()
				.entrySet()
				.stream()
				.filter((step) -> step.getValue().isAfter(now))
				.forEach((step) -> steps.add(new OneStep(step.getKey(), step.getValue(), false)));
		}
		return OneClock.of(run, dueAt, longer(complaint, run, dueAt, now), Spans.of(run, calendar, now), steps,
				calendar, language);
	}

	private @Nullable Limit longer(Complaint complaint, Run run, Instant dueAt, Instant now) {
		Limit limit = (run.clock() == CaseClock.RESOLVE) ? HoldingReplies.limit(complaint, this.settings) : null;
		return (limit == null || run.endedAt() != null || limit.equals(run.limit()) || dueAt.isBefore(now)) ? null
				: limit;
	}

	/**
	 * Whom to write to about a step that was told: the colleague, or else the site, also
	 * if the colleague does not work there any more; nobody if the clock waits for
	 * nothing any more.
	 */
	@Hidden
	@GetMapping("/internal/complaint-clocks/{told}/people/{key}")
	Mono<PersonToTell> person(@PathVariable UUID told, @PathVariable String key) {
		return this.transaction.run(SiteScope.allSites(), this.clocks.find(told))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("step")))
			.flatMap((step) -> this.views
				.read(SiteScope.allSites(), step.complaint(),
						(complaint, history) -> this.sites.here(complaint.site())
							.filter((site) -> goesOn(step, complaint))
							.map((site) -> new Subject(step, complaint, site)))
				.flatMap((subject) -> this.colleagues.address(key, subject.site().code())
					.switchIfEmpty(Mono.justOrEmpty(subject.site().contact().email()))
					.map((email) -> subject.to(email, this.publicUrl))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("person")));
	}

	private static boolean goesOn(ToldStep step, Complaint complaint) {
		return switch (step.clock()) {
			case ACKNOWLEDGE -> complaint.status().open() && complaint.times().acknowledgedAt() == null;
			case RESOLVE -> complaint.status().open();
		};
	}

	/** A step with its case and site. */
	private record Subject(ToldStep step, Complaint complaint, Site site) {

		PersonToTell to(String email, String publicUrl) {
			String due = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
				.format(this.step.dueAt().minusNanos(1_000).atZone(this.site.zone()));
			return new PersonToTell(email, null, this.site.languages().getFirst(), this.complaint.reference(),
					publicUrl + "/complaints/" + this.complaint.id(), Map.of("step", this.step.step().name(), "clock",
							this.step.clock().name(), "due", due + " " + this.site.zone().getId()));
		}

	}

	/**
	 * An address and what the message tells.
	 *
	 * @param trackingUrl where colleagues open the case
	 */
	record PersonToTell(String email, @Nullable String name, String language, String reference, String trackingUrl,
			Map<String, String> facts) {
	}

}
