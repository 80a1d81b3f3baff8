package io.touchpoint.starter.security;

import java.time.Clock;
import java.util.stream.Stream;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * A service as a resource server: passports in, scoped transactions down.
 */
@AutoConfiguration(
		before = org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties({ SecurityProperties.class, InternalProperties.class })
class SecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecurityWebFilterChain serviceSecurity(ServerHttpSecurity http, ReactiveJwtDecoder decoder,
			SecurityProperties properties) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.headers(ServerHttpSecurity.HeaderSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.authorizeExchange((paths) -> paths.pathMatchers("/internal/**")
				.hasAuthority(CallerAuthentication.SERVICE)
				.pathMatchers(openPaths(properties))
				.permitAll()
				.pathMatchers("/api/**")
				.hasAuthority(CallerAuthentication.CALLER)
				.anyExchange()
				.denyAll())
			.oauth2ResourceServer((server) -> server
				.jwt((jwt) -> jwt.jwtDecoder(decoder)
					.jwtAuthenticationConverter((token) -> Mono.just(Passport.read(token))))
				.authenticationEntryPoint((exchange, ex) -> Mono.error(ex))
				.accessDeniedHandler((exchange, ex) -> Mono.error(ex)))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint((exchange, ex) -> Mono.error(ex))
				.accessDeniedHandler((exchange, ex) -> Mono.error(ex)))
			.build();
	}

	/**
	 * The management port, which is never routed to the outside: whoever reaches it may
	 * read health and metrics. Declared after the main chain, which gives way to another.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityWebFilterChain managementSecurity(ServerHttpSecurity http) {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.authorizeExchange((paths) -> paths.anyExchange().permitAll())
			.build();
	}

	/**
	 * A request is observed as a whole; a measurement of each security filter, which
	 * nobody reads, would cost each request more than the filters do.
	 */
	@Bean
	@ConditionalOnMissingBean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/** What the firewall refuses becomes a problem document like everything else. */
	@Bean
	@ConditionalOnMissingBean
	ServerExchangeRejectedHandler rejectedExchange() {
		return (exchange, ex) -> Mono.error(ex);
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveJwtDecoder passportDecoder(@Value("${spring.application.name}") String self, SecurityProperties properties,
			InternalClient client) {
		Mono<String> remote = Mono
			.defer(() -> client.to("gateway").get().uri("/.well-known/jwks.json").retrieve().bodyToMono(String.class))
			.timeout(properties.keysTimeout());
		return new PassportDecoder(self, properties.serviceSecret(), properties.clockSkew(),
				new GatewayKeys(remote, properties.state()));
	}

	@Bean
	ServicePassport servicePassport(@Value("${spring.application.name}") String self, SecurityProperties properties,
			Clock clock) {
		return new ServicePassport(self, properties.serviceSecret(), clock);
	}

	@Bean
	@ConditionalOnMissingBean
	InternalClient internalClient(WebClient.Builder builder, ReactorLoadBalancerExchangeFilterFunction loadBalancer,
			ServicePassport passport, InternalProperties properties) {
		// Each follower's long poll keeps a connection: the pool must hold all of them
		// and
		// leave room for everybody else.
		ConnectionProvider pool = ConnectionProvider.builder("internal")
			.maxConnections(properties.mostConnections())
			.pendingAcquireTimeout(properties.acquireTimeout())
			.maxIdleTime(properties.idleTime())
			.build();
		HttpClient http = HttpClient.create(pool)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) properties.connectTimeout().toMillis())
			.responseTimeout(properties.responseTimeout());
		return new InternalClient(
				builder.clone().clientConnector(new ReactorClientHttpConnector(http)).filter(loadBalancer), passport);
	}

	@Bean
	SiteScopedTransaction siteScopedTransaction(TransactionalOperator transaction, DatabaseClient database) {
		return new SiteScopedTransaction(transaction, database);
	}

	@Bean
	WebFluxConfigurer callerArguments() {
		return new WebFluxConfigurer() {
			@Override
			public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
				configurer.addCustomResolver(new CallerArgumentResolver());
			}
		};
	}

	private static String[] openPaths(SecurityProperties properties) {
		return Stream.concat(Stream.of("/api/openapi/**"), properties.publicPaths().stream()).toArray(String[]::new);
	}

}
