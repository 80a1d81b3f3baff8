package io.touchpoint.reporting.comparison;

import java.time.Duration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;

import io.touchpoint.starter.security.Caller;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Live")
class LiveController {

	private final LiveWatch watch;

	private final LiveProperties properties;

	LiveController(LiveWatch watch, LiveProperties properties) {
		this.watch = watch;
		this.properties = properties;
	}

	@GetMapping(path = "/api/reports/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(summary = "News at the caller's sites, as server-sent events",
			description = "Events are named response, complaint or site. Read again what you show when the stream opens"
					+ " and at each event. The stream ends after some minutes; come again.")
	Flux<ServerSentEvent<News>> live(@Parameter(hidden = true) Caller caller) {
		Readers.check(caller);
		Flux<ServerSentEvent<News>> news = this.watch.news(caller.sites())
			.map((item) -> ServerSentEvent.builder(item).event(item.kind()).build());
		return Flux.merge(heartbeat(), news).takeUntilOther(this.watch.closed()).take(this.properties.longest());
	}

	private Flux<ServerSentEvent<News>> heartbeat() {
		return Flux.interval(Duration.ZERO, this.properties.heartbeat())
			.onBackpressureDrop()
			.map((tick) -> ServerSentEvent.<News>builder().comment("alive").build());
	}

}
