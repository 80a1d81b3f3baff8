package io.touchpoint.reporting.comparison;

import java.util.ArrayList;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuple2;

import io.touchpoint.starter.security.Caller;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Live")
class LiveController {

	private static final ServerSentEvent<News> ALIVE = ServerSentEvent.<News>builder().comment("alive").build();

	private final LiveWatch watch;

	private final LiveProperties properties;

	LiveController(LiveWatch watch, LiveProperties properties) {
		this.watch = watch;
		this.properties = properties;
	}

	@GetMapping(path = "/api/reports/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(summary = "News at the caller's sites, as server-sent events",
			description = "Events are named response, complaint, alert or site. Read again what you show when the stream opens"
					+ " and at each event. The stream ends after some minutes; come again.")
	@ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
			schema = @Schema(implementation = News.class)))
	Flux<ServerSentEvent<News>> live(@Parameter(hidden = true) Caller caller) {
		Readers.check(caller);
		return Flux
			.merge(heartbeat(), this.watch.looks(caller.sites()).index().concatMapIterable(LiveController::lines))
			.takeUntilOther(this.watch.closed())
			.take(this.properties.longest());
	}

	/**
	 * The first look opens the stream: whoever reads all now, misses nothing after it.
	 */
	private static List<ServerSentEvent<News>> lines(Tuple2<Long, List<News>> look) {
		List<ServerSentEvent<News>> lines = new ArrayList<>();
		if (look.getT1() == 0) {
			lines.add(ALIVE);
		}
		look.getT2().forEach((news) -> lines.add(ServerSentEvent.builder(news).event(news.kind()).build()));
		return lines;
	}

	private Flux<ServerSentEvent<News>> heartbeat() {
		return Flux.interval(this.properties.heartbeat()).onBackpressureDrop().map((tick) -> ALIVE);
	}

}
