package io.touchpoint.feedback.widget;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Staff make widgets and say which websites may show them.
 */
@RestController
class WidgetController {

	/**
	 * A survey for other websites.
	 *
	 * @param origins which websites may show it
	 * @param script what a page loads
	 * @param snippet what a page embeds
	 */
	record WidgetItem(String code, String site, String siteName, CustomerType customerType, String touchpoint,
			boolean active, List<String> origins, String script, String snippet) {
	}

	private final WidgetRepository repository;

	private final Surveys surveys;

	private final WidgetFraming framing;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	private final String publicUrl;

	WidgetController(WidgetRepository repository, Surveys surveys, WidgetFraming framing,
			SiteScopedTransaction transaction, Clock clock, @Value("${touchpoint.public-url}") String publicUrl) {
		this.repository = repository;
		this.surveys = surveys;
		this.framing = framing;
		this.transaction = transaction;
		this.clock = clock;
		this.publicUrl = publicUrl;
	}

	@GetMapping("/api/feedback/widgets")
	Mono<Page<WidgetItem>> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable CustomerType customerType) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (site != null && !site.isBlank()) {
			caller.requireSite(site);
		}
		return this.transaction.list(caller.sites(), this.repository.list(site, customerType))
			.map(this::widget)
			.collectList()
			.map((all) -> new Page<>(all, null));
	}

	@PostMapping("/api/feedback/widgets")
	Mono<ResponseEntity<WidgetItem>> create(Caller caller, @Valid @RequestBody NewWidget wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		caller.requireSite(wanted.site());
		Mono<WidgetRepository.Row> work = this.surveys
			.at(List.of(wanted.site()), List.of(wanted.touchpoint()), Channel.WIDGET, wanted.customerType())
			.collectList()
			.map((found) -> found.stream()
				.findFirst()
				.map(Survey::code)
				.orElseThrow(() -> Problems.invalid(new FieldFault("touchpoint", "unknown-touchpoint",
						"The journey there has no touchpoint '" + wanted.touchpoint() + "'."))))
			.flatMap(this.repository::byCode);
		return this.transaction.run(caller.sites(), work)
			.map(this::widget)
			.map((widget) -> ResponseEntity.created(URI.create("/api/feedback/widgets/" + widget.code())).body(widget));
	}

	@GetMapping("/api/feedback/widgets/{code}")
	Mono<WidgetItem> read(Caller caller, @PathVariable String code) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(), this.repository.byCode(code))
			.map(this::widget)
			.switchIfEmpty(unknown());
	}

	@PutMapping("/api/feedback/widgets/{code}/origins")
	Mono<WidgetItem> allow(Caller caller, @PathVariable String code, @RequestBody WidgetOrigins wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		List<String> origins = wanted.checked();
		Mono<WidgetRepository.Row> work = this.repository.byCode(code)
			.flatMap((row) -> this.repository.allow(row, origins, this.clock.instant()))
			.flatMap((count) -> this.repository.byCode(code));
		return this.transaction.run(caller.sites(), work)
			.doOnNext((row) -> this.framing.forget(code))
			.map(this::widget)
			.switchIfEmpty(unknown());
	}

	private WidgetItem widget(WidgetRepository.Row row) {
		String script = this.publicUrl + "/s/widget.js";
		return new WidgetItem(row.code(), row.site(), row.siteName(), row.customerType(), row.touchpoint(),
				row.active(), row.origins(), script,
				"<script src=\"" + script + "\" data-survey=\"" + row.code() + "\" data-lang=\"en\" async></script>");
	}

	private static <T> Mono<T> unknown() {
		return Mono.error(() -> Problems.notFound("widget"));
	}

}
