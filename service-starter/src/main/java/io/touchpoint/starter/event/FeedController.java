package io.touchpoint.starter.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The feed and the parked events, for fellow services only.
 */
@Hidden
@RestController
class FeedController {

	private final Feed feed;

	private final ParkedEvents parked;

	FeedController(Feed feed, ParkedEvents parked) {
		this.feed = feed;
		this.parked = parked;
	}

	@GetMapping("/internal/feed/{lane}")
	Mono<FeedPage> read(@PathVariable @Min(0) @Max(7) int lane, @RequestParam(required = false) @Nullable UUID epoch,
			@RequestParam(defaultValue = "0") @Min(0) long after,
			@RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit,
			@RequestParam(defaultValue = "0") @Min(0) @Max(20) int wait) {
		return this.feed.read(lane, epoch, after, limit, Duration.ofSeconds(wait));
	}

	@GetMapping("/internal/parked")
	Mono<List<ParkedEvents.Parked>> parked() {
		return this.parked.list().collectList();
	}

	@PostMapping("/internal/parked/replay")
	Mono<Replayed> replay() {
		return this.parked.replay().map(Replayed::new);
	}

	record Replayed(long replayed) {
	}

}
