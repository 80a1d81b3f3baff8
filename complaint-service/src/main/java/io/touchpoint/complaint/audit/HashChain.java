package io.touchpoint.complaint.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.audit.AuditQueries.Head;
import io.touchpoint.complaint.casework.Trace;
import io.touchpoint.complaint.casework.Trail;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Appends to the chains of the sites, and says whether they are whole.
 */
@Component
class HashChain implements Trail {

	private static final int BATCH = 1_000;

	private static final int KEY_BYTES = 32;

	private final AuditQueries queries;

	private final SiteScopedTransaction transaction;

	private final SecureRandom random = new SecureRandom();

	HashChain(AuditQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	@Override
	public Mono<Void> write(String site, List<Trace> traces) {
		return traces.isEmpty() ? Mono.empty()
				: this.queries.takeHead(site)
					.flatMap((head) -> keys(site, traces).map((keys) -> rows(head, traces, keys)))
					.flatMap(this.queries::append);
	}

	/** Of the cases in which something was said. */
	private Mono<Map<UUID, byte[]>> keys(String site, List<Trace> traces) {
		return Flux.fromIterable(traces)
			.mapNotNull(Trace::keyedBy)
			.distinct()
			.concatMap((complaint) -> this.queries.takeKey(site, complaint, fresh())
				.map((key) -> Map.entry(complaint, key)))
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	private byte[] fresh() {
		byte[] key = new byte[KEY_BYTES];
		this.random.nextBytes(key);
		return key;
	}

	@Override
	public Mono<Boolean> tells(UUID complaint, String kind, String actor, Instant since) {
		return this.queries.tells(complaint, kind, actor, since);
	}

	private static List<AuditRow> rows(Head head, List<Trace> traces, Map<UUID, byte[]> keys) {
		List<AuditRow> rows = new ArrayList<>();
		byte[] before = head.hash();
		long n = head.n();
		for (Trace trace : traces) {
			UUID keyedBy = trace.keyedBy();
			AuditRow row = AuditRow.after(before, head.site(), ++n, trace,
					(keyedBy != null) ? keys.get(keyedBy) : null);
			rows.add(row);
			before = row.hash();
		}
		return rows;
	}

	/**
	 * Verifies each chain in a scope from its first row to its end.
	 * @param site only this one; all if null
	 */
	Mono<List<Verdict>> verify(SiteScope scope, @Nullable String site) {
		return this.transaction.list(scope, this.queries.heads(scope, site))
			.collectList()
			.flatMapIterable((heads) -> heads)
			.concatMap((head) -> this.transaction.run(scope, verify(head, new Walk(head.site()))))
			.collectList();
	}

	private Mono<Verdict> verify(Head head, Walk walk) {
		return Flux.defer(() -> this.queries.rows(head.site(), walk.n, BATCH))
			.collectList()
			.doOnNext(walk::take)
			.repeat(() -> walk.goesOn)
			.then(Mono.fromSupplier(() -> walk.end(head)));
	}

	/**
	 * Whether the chain of a site is whole.
	 *
	 * @param rows how many rows are sound, from the first on
	 * @param firstBroken the number of the first row that is not as it was written, or is
	 * missing; null if the chain is whole
	 */
	record Verdict(String site, long rows, @Nullable Long firstBroken) {
	}

	/** A way along a chain, until it breaks or ends. */
	private static final class Walk {

		private final String site;

		private long n;

		private byte[] hash = AuditRow.BEGINNING;

		private boolean goesOn = true;

		private @Nullable Long broken;

		Walk(String site) {
			this.site = site;
		}

		void take(List<AuditRow> rows) {
			for (AuditRow row : rows) {
				if (row.n() != this.n + 1 || !row.follows(this.hash)) {
					this.broken = this.n + 1;
					this.goesOn = false;
					return;
				}
				this.n = row.n();
				this.hash = row.hash();
			}
			this.goesOn = rows.size() == BATCH;
		}

		/**
		 * Rows may have been added since the head was read: only what is missing counts.
		 */
		Verdict end(Head head) {
			boolean cut = this.broken == null
					&& (this.n < head.n() || (this.n == head.n() && !Arrays.equals(this.hash, head.hash())));
			return new Verdict(this.site, this.n, (this.broken != null) ? this.broken : cut ? this.n + 1 : null);
		}

	}

}
