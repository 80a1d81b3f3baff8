package io.touchpoint.gateway.directory;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.touchpoint.starter.metrics.SiteTags;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes {@code touchpoint_site_info}: one series of value 1 per site with the facts
 * that dashboards join on. Every gateway publishes it; queries take the maximum.
 */
@Component
class SiteInfoLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SiteInfoLoop.class);

	private static final String OTHER = "other";

	private final MultiGauge info;

	private final SiteTags tags;

	private final Flux<Void> loop;

	private @Nullable Disposable running;

	SiteInfoLoop(Sites sites, SiteTags tags, MeterRegistry registry,
			@Value("${touchpoint.directory.site-info-every}") Duration every) {
		this.tags = tags;
		this.info = MultiGauge.builder("touchpoint.site.info")
			.description("Facts of a site to join on; the value is always 1")
			.register(registry);
		this.loop = Flux.interval(Duration.ZERO, every)
			.onBackpressureDrop()
			.concatMap((tick) -> sites.list(SiteScope.allSites(), null, null, null)
				.collectList()
				.doOnNext(this::publish)
				.then()
				.onErrorResume((ex) -> {
					logger.warn("The sites' facts are published later: {}", ex.toString());
					return Mono.empty();
				}));
	}

	private void publish(List<Site> sites) {
		this.info.register(sites.stream()
			.filter((site) -> !this.tags.of(site.code()).getValue().equals(OTHER))
			.map((site) -> MultiGauge.Row.of(facts(site), 1))
			.toList(), true);
	}

	private static Tags facts(Site site) {
		String peers = (site.peerGroup() != null) ? site.peerGroup() : "none";
		return Tags.of(Tag.of("site", site.code()), Tag.of("region", site.region().code()),
				Tag.of("peer_group", peers));
	}

	@Override
	public void start() {
		this.running = this.loop.subscribe();
	}

	@Override
	public void stop() {
		if (this.running != null) {
			this.running.dispose();
			this.running = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

}
