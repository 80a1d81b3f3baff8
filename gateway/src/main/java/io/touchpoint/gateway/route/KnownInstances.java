package io.touchpoint.gateway.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.client.ServiceInstance;

/**
 * Which instances a service has: what the registry's client holds in memory, looked at
 * twice a second instead of per request; and while the registry knows none, the last ones
 * that it did, also after a start.
 */
final class KnownInstances {

	private static final Duration FRESH = Duration.ofMillis(500);

	private final Function<String, List<ServiceInstance>> registry;

	private final InstanceFile file;

	private final Clock clock;

	private final Map<String, Seen> seen = new ConcurrentHashMap<>();

	KnownInstances(Function<String, List<ServiceInstance>> registry, InstanceFile file, Clock clock) {
		this.registry = registry;
		this.file = file;
		this.clock = clock;
	}

	List<ServiceInstance> of(String service) {
		Instant now = this.clock.instant();
		Seen last = this.seen.get(service);
		if (last != null && last.at().plus(FRESH).isAfter(now)) {
			return last.instances();
		}
		List<ServiceInstance> known = look(service, last);
		this.seen.put(service, new Seen(known, now));
		return known;
	}

	private List<ServiceInstance> look(String service, @Nullable Seen last) {
		List<ServiceInstance> present = this.registry.apply(service);
		if (present.isEmpty()) {
			return (last != null && !last.instances().isEmpty()) ? last.instances() : this.file.read(service);
		}
		this.file.keep(service, present);
		return List.copyOf(present);
	}

	private record Seen(List<ServiceInstance> instances, Instant at) {
	}

}
