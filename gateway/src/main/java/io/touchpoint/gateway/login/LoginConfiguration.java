package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.List;

import io.touchpoint.starter.security.ServicePassportDecoder;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.WebFilter;

/**
 * Who may come in where: fellow services to {@code /internal}, sessions and API keys to
 * {@code /api}. Everything else is a page or a public address.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

	private static final String FELLOW_SERVICE = "FELLOW_SERVICE";

	@Bean
	@Order(1)
	SecurityWebFilterChain internalSecurity(ServerHttpSecurity http, ReactiveJwtDecoder decoder) {
		return stateless(http).securityMatcher(new PathPatternParserServerWebExchangeMatcher("/internal/**"))
			.authorizeExchange((paths) -> paths.anyExchange().hasAuthority(FELLOW_SERVICE))
			.oauth2ResourceServer((server) -> server
				.jwt((jwt) -> jwt.jwtDecoder(decoder)
					.jwtAuthenticationConverter((token) -> Mono.just(fellowService(token))))
				.authenticationEntryPoint((exchange, ex) -> Mono.error(ex))
				.accessDeniedHandler((exchange, ex) -> Mono.error(ex)))
			.build();
	}

	@Bean
	@Order(2)
	SecurityWebFilterChain apiSecurity(ServerHttpSecurity http, Sessions sessions, ApiKeys keys, SessionCookie cookie,
			Entrance entrance, LoginProperties properties) {
		return stateless(http).securityMatcher(new PathPatternParserServerWebExchangeMatcher("/api/**"))
			.addFilterAt(new CallerFilter(sessions, keys, cookie, entrance, properties.streamCheck()),
					SecurityWebFiltersOrder.AUTHENTICATION)
			.authorizeExchange((paths) -> paths.pathMatchers(HttpMethod.POST, "/api/session")
				.permitAll()
				.pathMatchers("/api/setup", "/api/openapi/**")
				.permitAll()
				.anyExchange()
				.authenticated())
			.build();
	}

	/**
	 * Pages and public addresses: open to everybody, and worth no filter of security.
	 * Said aloud, because a default chain would stand here otherwise.
	 */
	@Bean
	@Order(3)
	SecurityWebFilterChain openSecurity() {
		WebFilter nothing = (exchange, chain) -> chain.filter(exchange);
		return new MatcherSecurityWebFilterChain(ServerWebExchangeMatchers.anyExchange(), List.of(nothing));
	}

	private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.headers(ServerHttpSecurity.HeaderSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.anonymous(ServerHttpSecurity.AnonymousSpec::disable)
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.exceptionHandling((errors) -> errors.authenticationEntryPoint((exchange, ex) -> Mono.error(ex))
				.accessDeniedHandler((exchange, ex) -> Mono.error(ex)));
	}

	/**
	 * Only service passports are read here: nobody brings a person's passport to the
	 * place that issues them.
	 */
	@Bean
	ReactiveJwtDecoder servicePassportDecoder(@Value("${spring.application.name}") String self,
			@Value("${touchpoint.security.service-secret}") String secret,
			@Value("${touchpoint.security.clock-skew}") Duration skew) {
		return new ServicePassportDecoder(self, secret, skew);
	}

	private static AbstractAuthenticationToken fellowService(Jwt passport) {
		return new JwtAuthenticationToken(passport, List.of(new SimpleGrantedAuthority(FELLOW_SERVICE)));
	}

}
