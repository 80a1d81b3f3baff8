package io.touchpoint.gateway.route;

import java.util.List;

import reactor.core.publisher.Flux;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Where the load balancer of each service takes its instances from. Loaded once per
 * service by the load balancer, so it is not found by scanning; public, because code that
 * is generated ahead of time names it.
 */
public class InstanceConfiguration {

	@Bean
	ServiceInstanceListSupplier instanceSupplier(Environment environment, KnownInstances known, Ejection ejection) {
		String service = environment.getRequiredProperty(LoadBalancerClientFactory.PROPERTY_NAME);
		return new Supplier(service, known, ejection);
	}

	private record Supplier(String service, KnownInstances known,
			Ejection ejection) implements ServiceInstanceListSupplier {

		@Override
		public String getServiceId() {
			return this.service;
		}

		@Override
		public Flux<List<ServiceInstance>> get() {
			return Flux.defer(() -> Flux.just(this.ejection.admit(this.known.of(this.service))));
		}

	}

}
