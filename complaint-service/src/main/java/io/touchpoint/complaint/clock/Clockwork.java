package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseWatch;
import io.touchpoint.complaint.casework.Casework.Aside;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Snapshot;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.clock.Ladder.Told;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.NewEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps the clocks of cases, in the transactions of those who change or look at them.
 * Cases that another system received have no clocks that tell anything: they are history.
 */
@Component
class Clockwork implements CaseWatch {

	private static final int VERSION = 1;

	private final ClockRepository clocks;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final ClockSettings settings;

	Clockwork(ClockRepository clocks, Sites sites, Deadlines.Calendar calendar, ClockSettings settings) {
		this.clocks = clocks;
		this.sites = sites;
		this.calendar = calendar;
		this.settings = settings;
	}

	/** A clock of a case and its way up. */
	private record Climb(Run run, Ladder ladder) {
	}

	@Override
	public Mono<Void> changed(Complaint complaint, List<Stage> history, Instant now) {
		return keep(complaint, history, now, false);
	}

	/** What passed before the case was taken in is still to be told. */
	@Override
	public Mono<Void> begun(Complaint complaint, List<Stage> history, Instant now) {
		return keep(complaint, history, now, true);
	}

	private Mono<Void> keep(Complaint complaint, List<Stage> history, Instant now, boolean begins) {
		return complaint.imported() ? Mono.empty()
				: this.sites.here(complaint.site())
					.flatMapMany((site) -> Flux.fromIterable(climbs(complaint, history, site, now)))
					.concatMap((climb) -> keep(complaint, climb, now, begins))
					.then();
	}

	/**
	 * Works out the deadlines of an open case anew.
	 */
	Mono<Aside> review(Complaint complaint, List<Stage> history, Instant now) {
		return this.sites.here(complaint.site()).flatMap((site) -> {
			Complaint after = reviewed(complaint, history, site);
			List<Entry> entries = new ArrayList<>();
			Instant before = complaint.dueAt();
			Instant due = after.dueAt();
			if (before != null && due != null && !before.equals(due) && !complaint.imported()) {
				entries.add(Entry.deadline(now, before, due));
			}
			return changed(after, history, now).thenReturn(new Aside(after, entries, List.of()));
		});
	}

	private Complaint reviewed(Complaint complaint, List<Stage> history, Site site) {
		return complaint.asTold(complaint.status(), complaint.settlement(),
				this.calendar.at(site).again(complaint, history), complaint.timely());
	}

	/**
	 * Tells what is due, once each.
	 * @param people who is to be told at the site
	 */
	Mono<Aside> tell(Complaint complaint, List<Stage> history, Instant now, People people) {
		List<Entry> entries = new ArrayList<>();
		List<NewEvent> events = new ArrayList<>();
		return this.sites.here(complaint.site())
			.flatMapMany((site) -> Flux.fromIterable(climbs(complaint, history, site, now)))
			.concatMap((climb) -> tell(complaint, climb, now, (step, id) -> {
				entries.add(Entry.clock(now, climb.run().clock().name(), step.name()));
				events.add(event(complaint, climb.run(), step, id, now, people));
			}).then(Mono.defer(() -> keep(complaint, climb, now, false))))
			.then(Mono.fromSupplier(() -> new Aside(complaint, entries, events)));
	}

	private Mono<Void> tell(Complaint complaint, Climb climb, Instant now, Telling telling) {
		CaseClock clock = climb.run().clock();
		return this.clocks.told(complaint.id(), clock).flatMap((told) -> {
			List<Step> due = climb.ladder().due(told, now);
			return Flux.fromIterable(due)
				.concatMap((step) -> note(complaint, climb, told, step, now, step.warning() && step != due.getLast())
					.doOnNext((id) -> {
						if (!(step.warning() && step != due.getLast())) {
							telling.told(step, id);
						}
					}))
				.then();
		});
	}

	private Mono<UUID> note(Complaint complaint, Climb climb, Told told, Step step, Instant now, boolean silent) {
		return this.clocks.tell(complaint, climb.run().clock(), told.generation(), step, climb.run().dueAt(), now,
				silent);
	}

	private List<Climb> climbs(Complaint complaint, List<Stage> history, Site site, Instant now) {
		WorkingCalendar calendar = new WorkingCalendar(site.zone(), site.hours());
		Run acknowledge = Run.acknowledge(complaint, history, this.settings, calendar)
			.dueAt(complaint.times().acknowledgeBy());
		Run resolve = Run.resolve(complaint, history, this.settings, calendar)
			.getLast()
			.dueAt(complaint.times().resolveBy());
		return List.of(new Climb(acknowledge, Ladder.of(acknowledge, calendar, this.settings, now)),
				new Climb(resolve, Ladder.of(resolve, calendar, this.settings, now)));
	}

	/**
	 * A clock that was never kept belongs to a new case, or to one that was there before
	 * clocks told anything: then what is past is not told any more.
	 * @param begins whether it is a new one
	 */
	private Mono<Void> keep(Complaint complaint, Climb climb, Instant now, boolean begins) {
		CaseClock clock = climb.run().clock();
		Ladder ladder = climb.ladder();
		return this.clocks.told(complaint.id(), clock)
			.switchIfEmpty(Mono
				.fromSupplier(() -> new Told(-1, begins ? Set.of() : Set.copyOf(ladder.due(Ladder.NOTHING, now)))))
			.flatMap((before) -> {
				Told told = (before.generation() < 0) ? new Told(0, before.steps()) : ladder.rebased(before, now);
				Mono<Void> carried = (told.generation() == before.generation()) ? Mono.empty()
						: Flux.fromIterable(told.steps())
							.concatMap((step) -> note(complaint, climb, told, step, now, true))
							.then();
				return this.clocks.keep(complaint, clock, ladder.standing(told)).then(carried);
			});
	}

	private static NewEvent event(Complaint complaint, Run run, Step step, UUID id, Instant now, People people) {
		return new NewEvent(step.event(), VERSION, complaint.site(), now, complaint.id().toString(),
				new ClockTold(Snapshot.of(complaint), run.clock(), step, id, run.dueAt(),
						people.keys(step.audience(), complaint.owner())));
	}

	/** Hears of each step that was told. */
	@FunctionalInterface
	private interface Telling {

		void told(Step step, UUID id);

	}

}
