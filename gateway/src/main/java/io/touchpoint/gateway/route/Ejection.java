package io.touchpoint.gateway.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.CompletionContext;
import org.springframework.cloud.client.loadbalancer.LoadBalancerLifecycle;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.Response;

/**
 * Leaves an instance out for a while after a call to it failed. The registry needs
 * seconds to notice a killed one; this needs one failed try.
 */
final class Ejection implements LoadBalancerLifecycle<Object, Object, ServiceInstance> {

	private static final Logger logger = LoggerFactory.getLogger(Ejection.class);

	private final Clock clock;

	private final Duration time;

	private final Map<String, Instant> outUntil = new ConcurrentHashMap<>();

	Ejection(Clock clock, Duration time) {
		this.clock = clock;
		this.time = time;
	}

	/**
	 * The instances that are not left out; all of them if none would remain, because a
	 * doubtful instance is better than none.
	 */
	List<ServiceInstance> admit(List<ServiceInstance> instances) {
		if (this.outUntil.isEmpty()) {
			return instances;
		}
		Instant now = this.clock.instant();
		this.outUntil.values().removeIf((until) -> !until.isAfter(now));
		List<ServiceInstance> admitted = instances.stream()
			.filter((instance) -> !this.outUntil.containsKey(key(instance)))
			.toList();
		return admitted.isEmpty() ? instances : admitted;
	}

	@Override
	public void onStart(Request<Object> request) {
	}

	@Override
	public void onStartRequest(Request<Object> request, Response<ServiceInstance> response) {
	}

	@Override
	public void onComplete(CompletionContext<Object, ServiceInstance, Object> call) {
		@Nullable Throwable failure = call.getThrowable();
		@Nullable Response<ServiceInstance> choice = call.getLoadBalancerResponse();
		@Nullable ServiceInstance instance = (choice != null) ? choice.getServer() : null;
		if (failure != null && instance != null && InstanceFault.is(failure)) {
			Instant before = this.outUntil.put(key(instance), this.clock.instant().plus(this.time));
			if (before == null) {
				logger.warn("{} is left out for {} s after: {}", key(instance), this.time.toSeconds(),
						failure.toString());
			}
		}
	}

	private static String key(ServiceInstance instance) {
		return instance.getServiceId() + " " + instance.getHost() + ":" + instance.getPort();
	}

}
