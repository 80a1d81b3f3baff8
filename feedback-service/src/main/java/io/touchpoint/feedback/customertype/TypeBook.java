package io.touchpoint.feedback.customertype;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rules of the customer types. They belong to no site, so they are read and written
 * in the caller's transaction, if there is one: a scope of its own would end the
 * caller's.
 */
@Component
public class TypeBook {

	private final TypeRuleRepository repository;

	private final TypeProperties usual;

	private final Duration usualRest;

	private final Clock clock;

	TypeBook(TypeRuleRepository repository, TypeProperties usual,
			@Value("${touchpoint.invitation.rest}") Duration usualRest, Clock clock) {
		this.repository = repository;
		this.usual = usual;
		this.usualRest = usualRest;
		this.clock = clock;
	}

	/**
	 * The rules that hold now, of every type.
	 */
	public Mono<Map<CustomerType, TypeRules>> current() {
		return this.repository.restOfEverybody()
			.defaultIfEmpty(this.usualRest)
			.flatMap((rest) -> this.repository.all()
				.collectMap(TypeRuleRepository.Changed::type)
				.map((changed) -> Arrays.stream(CustomerType.values())
					.collect(() -> new EnumMap<>(CustomerType.class),
							(all, type) -> all.put(type, rules(type, changed.get(type), rest)), Map::putAll)));
	}

	/**
	 * The rules of one type.
	 */
	public Mono<TypeRules> of(CustomerType type) {
		return current().map((all) -> Objects.requireNonNull(all.get(type)));
	}

	/**
	 * Lets other rules hold from now on.
	 * @return whether they do: not if there is a newer revision than the one seen
	 */
	public Mono<Boolean> change(CustomerType type, long seen, WantedTypeRules wanted, String by) {
		return this.repository.save(type, seen, wanted, this.clock.instant(), by).map((rows) -> rows == 1);
	}

	private TypeRules rules(CustomerType type, TypeRuleRepository.@Nullable Changed changed, Duration rest) {
		if (changed != null) {
			return new TypeRules(type, changed.wanted(), rest, changed.revision(), changed.at(), changed.by());
		}
		Duration horizon = this.usual.horizon().get(type);
		return new TypeRules(type, new WantedTypeRules((horizon != null) ? (int) horizon.toDays() : null, null, null,
				this.usual.badEnd().step(), this.usual.badEnd().days()), rest, 0, null, null);
	}

}
