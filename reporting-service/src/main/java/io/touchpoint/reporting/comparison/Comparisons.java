package io.touchpoint.reporting.comparison;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Mono;

import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.stereotype.Component;

/**
 * Answers comparisons: the caller's own sites by name, held against the whole
 * organisation without names.
 */
@Component
class Comparisons {

	private final SiteScopedTransaction transaction;

	private final ComparisonQueries queries;

	Comparisons(SiteScopedTransaction transaction, ComparisonQueries queries) {
		this.transaction = transaction;
		this.queries = queries;
	}

	Mono<Comparison> answer(SiteScope scope, Question question) {
		return this.transaction.run(SiteScope.allSites(), this.queries.frame(question))
			.doOnNext(Comparisons::refuseUnknown)
			.flatMap((frame) -> sites(scope, question).flatMap((sites) -> organisation(scope, question, sites)
				.map((tallies) -> new FairComparison(question, tallies).of(sites, frame.refreshedAt()))));
	}

	private Mono<List<SiteCounts>> sites(SiteScope scope, Question question) {
		return this.transaction.list(scope, this.queries.sites(scope, question)).collectList();
	}

	/** Who sees every site has the organisation's tallies already. */
	private Mono<List<Tally>> organisation(SiteScope scope, Question question, List<SiteCounts> sites) {
		if (scope.everywhere()) {
			return Mono.just(sites.stream().map(SiteCounts::total).toList());
		}
		List<Tally> own = sites.stream().map(SiteCounts::total).toList();
		return this.transaction.list(SiteScope.allSites(), this.queries.organisation(question))
			.collectList()
			.map((all) -> tellsNobody(all, own) ? all : own);
	}

	/**
	 * Whether the whole says nothing about a single other site: with one of them only,
	 * taking the own sites away from it would.
	 */
	private static boolean tellsNobody(List<Tally> all, List<Tally> own) {
		return counted(all) - counted(own) != 1;
	}

	private static long counted(List<Tally> tallies) {
		return tallies.stream().filter((tally) -> tally.n() > 0).count();
	}

	private static void refuseUnknown(ComparisonQueries.Frame frame) {
		List<FieldFault> faults = new ArrayList<>();
		if (!frame.regionKnown()) {
			faults.add(new FieldFault("region", "unknown-region", "No site lies in that region."));
		}
		if (!frame.peerGroupKnown()) {
			faults.add(new FieldFault("peerGroup", "unknown-peer-group", "No site belongs to that peer group."));
		}
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
	}

}
