package io.touchpoint.complaint.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.audit.AuditQueries.Named;
import io.touchpoint.complaint.audit.HashChain.Verdict;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What managers read of the audit log.
 */
@RestController
@RequestMapping("/api/complaints/audit")
class AuditController {

	private final AuditQueries queries;

	private final HashChain chain;

	private final SiteScopedTransaction transaction;

	AuditController(AuditQueries queries, HashChain chain, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.chain = chain;
		this.transaction = transaction;
	}

	/**
	 * The log of a site, the newest row first.
	 * @param before only rows with a lower number than this one
	 * @param kind only rows of this kind, such as {@code look}
	 */
	@GetMapping
	Mono<List<AuditView>> audit(Caller caller, @RequestParam @NotBlank String site,
			@RequestParam(required = false) @Nullable UUID complaint,
			@RequestParam(required = false) @Nullable Long before,
			@RequestParam(required = false) @Nullable @Size(max = 60) String kind,
			@RequestParam(defaultValue = "100") @Min(1) @Max(Page.MOST) int limit) {
		manager(caller);
		caller.requireSite(site);
		return this.transaction.list(caller.sites(), this.queries.newest(site, before, complaint, kind, limit))
			.map(AuditView::of)
			.collectList();
	}

	/** Whether the chains of the caller's sites, or of one of them, are whole. */
	@GetMapping("/verify")
	Mono<List<Verdict>> verifyAudit(Caller caller, @RequestParam(required = false) @Nullable String site) {
		manager(caller);
		String only = caller.onlySite(site);
		return this.chain.verify(caller.sites(), only);
	}

	private static void manager(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
	}

	/**
	 * A row of the log.
	 *
	 * @param reference of the case while it is kept, and may be seen
	 * @param actor the account of who did it, {@code customer} or {@code clock}
	 * @param content keyed hash of what was said, in hex; the key goes with the customer
	 * of the case
	 * @param hash SHA-256 over the row and the hash before, in hex
	 */
	record AuditView(long n, Instant at, @Nullable UUID complaint, @Nullable String reference, String kind,
			@Nullable String actor, String content, String hash) {

		static AuditView of(Named named) {
			AuditRow row = named.row();
			return new AuditView(row.n(), row.at(), row.complaint(), named.reference(), row.kind(), row.actor(),
					HexFormat.of().formatHex(row.content()), HexFormat.of().formatHex(row.hash()));
		}

	}

}
