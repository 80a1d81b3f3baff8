package io.touchpoint.feedback.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Plans visits and looks after them until a report comes.
 */
@Component
class Visits {

	/**
	 * A visit and the address of its page, which is told only now.
	 *
	 * @param qr a code of the address, as the path of an SVG drawing
	 * @param modules side of that drawing
	 */
	record PlannedVisit(SiteVisit visit, String link, String qr, int modules) {

		static PlannedVisit of(SiteVisit visit, ShopperLink link) {
			return new PlannedVisit(visit, link.link(), link.qr(), link.modules());
		}

	}

	private final VisitQueries queries;

	private final VisitRepository repository;

	private final Questionnaires questionnaires;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final VisitMeters meters;

	private final VisitProperties properties;

	private final Ids ids;

	private final Clock clock;

	private final String publicUrl;

	Visits(VisitQueries queries, VisitRepository repository, Questionnaires questionnaires, Outbox outbox,
			SiteScopedTransaction transaction, VisitMeters meters, VisitProperties properties, Ids ids, Clock clock,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.queries = queries;
		this.repository = repository;
		this.questionnaires = questionnaires;
		this.outbox = outbox;
		this.transaction = transaction;
		this.meters = meters;
		this.properties = properties;
		this.ids = ids;
		this.clock = clock;
		this.publicUrl = publicUrl;
	}

	/** Whether a mystery visit is hidden from the caller until it is done. */
	static boolean isBlind(Caller caller) {
		return !caller.has(Role.HEAD_OFFICE);
	}

	Mono<PlannedVisit> plan(Caller caller, NewSiteVisit wanted) {
		Instant now = this.clock.instant();
		require(PlanCheck.faults(wanted, now));
		return scripts(wanted).flatMap((scripts) -> {
			SiteVisit visit = visit(wanted, scripts, caller.name(), now);
			Secret secret = Secret.fresh();
			Shopper shopper = stripped(wanted.shopper());
			return this.transaction.run(caller.sites(),
					place(wanted).then(Mono.defer(() -> this.repository.insert(visit, shopper, brief(wanted.brief()))))
						.then(Mono.defer(() -> this.repository.keep(secret, visit.id(), visit.site(), now)))
						.then(Mono.defer(() -> this.queries.byId(visit.id(), isBlind(caller))))
						.flatMap((stored) -> this.outbox.append(invited(stored, now))
							.thenReturn(PlannedVisit.of(stored, ShopperLink.to(link(secret))))));
		});
	}

	/** The newest version of each script, and a fault for each that is none. */
	private Mono<Map<String, Questionnaire>> scripts(NewSiteVisit wanted) {
		Set<String> ids = wanted.touchpoints()
			.stream()
			.map((stop) -> script(stop, wanted.method()))
			.collect(Collectors.toCollection(TreeSet::new));
		return Flux.fromIterable(ids)
			.concatMap(this.questionnaires::newest)
			.collectMap(Questionnaire::id, Function.identity())
			.doOnNext((found) -> {
				List<FieldFault> faults = new ArrayList<>();
				for (int i = 0; i < wanted.touchpoints().size(); i++) {
					if (!found.containsKey(script(wanted.touchpoints().get(i), wanted.method()))) {
						faults.add(new FieldFault("touchpoints[" + i + "].questionnaire", "unknown-questionnaire",
								"There is no such published questionnaire."));
					}
				}
				require(faults);
			});
	}

	private static String script(NewSiteVisit.WantedStop stop, VisitMethod method) {
		String chosen = stop.questionnaire();
		return (chosen == null || chosen.isBlank()) ? method.script() : chosen;
	}

	private Mono<Void> place(NewSiteVisit wanted) {
		return this.queries.siteIsOpen(wanted.site())
			.flatMap((open) -> this.queries.touchpoints(wanted.site(), wanted.customerType())
				.collect(Collectors.toSet())
				.doOnNext((known) -> require(placeFaults(wanted, open, known))))
			.then();
	}

	private static List<FieldFault> placeFaults(NewSiteVisit wanted, boolean open, Set<String> known) {
		if (!open) {
			return List.of(new FieldFault("site", "unknown-site", "There is no such open site."));
		}
		List<FieldFault> faults = new ArrayList<>();
		for (int i = 0; i < wanted.touchpoints().size(); i++) {
			String touchpoint = wanted.touchpoints().get(i).touchpoint();
			if (!known.contains(touchpoint)) {
				faults.add(new FieldFault("touchpoints[" + i + "].touchpoint", "unknown-touchpoint",
						"This journey of '" + wanted.site() + "' has no such touchpoint that is switched on."));
			}
		}
		return faults;
	}

	private SiteVisit visit(NewSiteVisit wanted, Map<String, Questionnaire> scripts, String by, Instant now) {
		Instant to = wanted.to().truncatedTo(ChronoUnit.MICROS);
		List<VisitStop> stops = wanted.touchpoints().stream().map((stop) -> {
			String script = script(stop, wanted.method());
			return new VisitStop(stop.touchpoint(), stop.touchpoint(), script,
					Objects.requireNonNull(scripts.get(script)).version(), null, 0);
		}).toList();
		return new SiteVisit(this.ids.next(), wanted.site(), wanted.site(), wanted.method(), wanted.customerType(),
				wanted.language(), stops, wanted.from().truncatedTo(ChronoUnit.MICROS), to,
				to.plus(this.properties.grace()), null, null, VisitState.PLANNED, by, now, null, null, null, 0, 1);
	}

	Mono<SiteVisit> change(Caller caller, UUID id, long seen, ChangedSiteVisit change) {
		require(PlanCheck.faults(change, this.clock.instant()));
		return taken(caller, id, seen, VisitRules::change, (visit) -> {
			Instant to = change.to().truncatedTo(ChronoUnit.MICROS);
			Shopper shopper = stripped(change.shopper());
			Shopper before = visit.shopper();
			boolean other = before == null || !Objects.equals(before.email(), shopper.email());
			boolean told = other || !visit.from().equals(change.from().truncatedTo(ChronoUnit.MICROS))
					|| !visit.to().equals(to) || !brief(visit.brief()).equals(brief(change.brief()));
			return this.repository
				.change(id, change.from().truncatedTo(ChronoUnit.MICROS), to, to.plus(this.properties.grace()), shopper,
						brief(change.brief()))
				.then(other ? this.repository.endSecrets(id) : Mono.empty())
				.then(Mono.defer(() -> this.queries.byId(id, isBlind(caller))))
				.flatMap((changed) -> this.outbox.append(told ? invited(changed, this.clock.instant()) : List.of())
					.thenReturn(changed));
		});
	}

	Mono<SiteVisit> cancel(Caller caller, UUID id, @Nullable Long seen) {
		return taken(caller, id, seen, VisitRules::cancel,
				(visit) -> this.repository.cancel(id, this.clock.instant())
					.then(this.repository.endSecrets(id))
					.then(Mono.defer(() -> this.queries.byId(id, isBlind(caller)))))
			.doOnNext(this.meters::ended);
	}

	/** A new address, which ends the old ones; a shopper with an e-mail gets a mail. */
	Mono<ShopperLink> renewLink(Caller caller, UUID id) {
		return taken(caller, id, null, VisitRules::renewLink, (visit) -> {
			Instant now = this.clock.instant();
			Secret secret = Secret.fresh();
			return this.repository.endSecrets(id)
				.then(Mono.defer(() -> this.repository.keep(secret, id, visit.site(), now)))
				.then(Mono.defer(() -> this.outbox.append(invited(visit, now))))
				.thenReturn(ShopperLink.to(link(secret)));
		});
	}

	/** Works on a visit that the caller may plan, if the rules let it. */
	private <T> Mono<T> taken(Caller caller, UUID id, @Nullable Long seen,
			Function<SiteVisit, VisitRules.Decision> rule, Function<SiteVisit, Mono<T>> work) {
		Mono<T> all = this.queries.take(id, isBlind(caller))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("visit")))
			.flatMap((visit) -> {
				if (visit.method() == VisitMethod.MYSTERY_VISIT) {
					caller.require(Role.HEAD_OFFICE);
				}
				Revision.check(seen, visit.revision());
				return this.queries.isBeingCounted(id)
					.flatMap((handedIn) -> handedIn ? Mono.error(handedIn()) : switch (rule.apply(visit)) {
						case VisitRules.Decision.Accepted accepted -> work.apply(visit);
						case VisitRules.Decision.Refused refused -> Mono.error(refused(visit, refused));
					});
			});
		return this.transaction.run(caller.sites(), all);
	}

	/** The shopper was thanked for it: nothing may undo that. */
	private static ProblemException handedIn() {
		return Problems.conflict("handed-in",
				"The report was handed in and is just being counted; look again in a minute.");
	}

	private static ProblemException refused(SiteVisit visit, VisitRules.Decision.Refused refused) {
		return Problems.of(HttpStatus.CONFLICT, "illegal-move",
				"That cannot be done with a visit that is " + visit.state() + ". "
						+ (refused.possible().isEmpty() ? "It has come to its end."
								: "It can only become " + refused.possible() + "."),
				Map.of("state", visit.state(), "possible", refused.possible()));
	}

	private static List<NewEvent> invited(SiteVisit visit, Instant now) {
		Shopper shopper = visit.shopper();
		return (shopper != null && shopper.email() != null) ? List.of(VisitTold.of(VisitTold.PLANNED, visit, now))
				: List.of();
	}

	/** A fresh address for a mail, in the caller's transaction. */
	Mono<String> linkForMail(UUID visit, String site) {
		Secret secret = Secret.fresh();
		return this.repository.keep(secret, visit, site, this.clock.instant()).thenReturn(link(secret));
	}

	private String link(Secret secret) {
		return this.publicUrl + "/v/" + secret.text();
	}

	private static Shopper stripped(Shopper shopper) {
		String email = shopper.email();
		return new Shopper(shopper.name().strip(), (email == null || email.isBlank()) ? null : email.strip());
	}

	private static String brief(@Nullable String brief) {
		return (brief != null) ? brief.strip() : "";
	}

	private static void require(List<FieldFault> faults) {
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
	}

}
