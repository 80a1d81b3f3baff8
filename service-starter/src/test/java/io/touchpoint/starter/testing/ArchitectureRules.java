package io.touchpoint.starter.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that every service keeps. A service's {@code ArchitectureTests} calls
 * {@link #check(String)} and {@link #checkWhoSeesAllSites} and adds its own.
 */
public final class ArchitectureRules {

	private ArchitectureRules() {
	}

	/**
	 * The main classes below a package.
	 */
	public static JavaClasses classesOf(String basePackage) {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.withImportOption((location) -> !location.contains("__") && !location.contains("$$SpringCGLIB"))
			.importPackages(basePackage);
	}

	/**
	 * Checks all common rules.
	 */
	public static void check(String basePackage) {
		JavaClasses classes = classesOf(basePackage);
		featuresAreOneLevelDeep(basePackage).check(classes);
		featuresAreFreeOfCycles(basePackage).check(classes);
		namesNameAFact().check(classes);
		edgesAreClosed().check(classes);
		packagesAreNullMarked().check(classes);
		jacksonIsVersionThree().check(classes);
		timeComesFromAClock().check(classes);
		nothingBlocks().check(classes);
		databaseAccessHasItsRooms().check(classes);
		transactionsAreSiteScoped().check(classes);
	}

	public static ArchRule featuresAreOneLevelDeep(String basePackage) {
		return classes().should()
			.resideInAnyPackage(basePackage, basePackage + ".*")
			.as("feature packages are one level deep");
	}

	public static ArchRule featuresAreFreeOfCycles(String basePackage) {
		return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles();
	}

	public static ArchRule namesNameAFact() {
		return noClasses().should()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveNameMatching(".*(Util|Utils|Helper|Impl|Dto|DTO|Mapper)$")
			.as("classes are named after a fact, not after a layer");
	}

	public static ArchRule edgesAreClosed() {
		return classes().that()
			.areMetaAnnotatedWith(Controller.class)
			.or()
			.haveSimpleNameEndingWith("Queries")
			.or()
			.haveSimpleNameEndingWith("Repository")
			.should()
			.notBePublic()
			.orShould()
			.haveModifier(JavaModifier.ABSTRACT)
			.allowEmptyShould(true)
			.as("controllers, queries and repositories are closed; what they are made of may be shared");
	}

	public static ArchRule packagesAreNullMarked() {
		return classes().should(new ArchCondition<>("be in a @NullMarked package") {
			@Override
			public void check(JavaClass item, ConditionEvents events) {
				if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " is not @NullMarked"));
				}
			}
		});
	}

	public static ArchRule jacksonIsVersionThree() {
		return noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..");
	}

	public static ArchRule timeComesFromAClock() {
		return noClasses().should()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(LocalDate.class, "now")
			.orShould()
			.callMethod(LocalDateTime.class, "now")
			.orShould()
			.callMethod(ZonedDateTime.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.as("time comes from an injected Clock");
	}

	/**
	 * No waiting on a reactive result, and no subscription outside the classes that own a
	 * loop (named {@code *Loop}, or {@code Followers}).
	 */
	public static ArchRule nothingBlocks() {
		return noClasses().that()
			.haveSimpleNameNotEndingWith("Loop")
			.and()
			.doNotHaveSimpleName("Followers")
			.should()
			.callMethodWhere(target(waitingOrSubscribing()))
			.as("nothing blocks, and only loops subscribe");
	}

	private static DescribedPredicate<CodeUnitCallTarget> waitingOrSubscribing() {
		return DescribedPredicate.describe("block() or subscribe()",
				(call) -> (call.getOwner().isAssignableTo(Mono.class) || call.getOwner().isAssignableTo(Flux.class))
						&& (call.getName().startsWith("block") || call.getName().equals("subscribe")));
	}

	/**
	 * Who works in the database says for which sites: {@code SiteScopedTransaction} takes
	 * the scope as an argument and is the only way to a transaction. What is read beside
	 * it has no scope, and row-level security then shows no rows.
	 */
	public static ArchRule transactionsAreSiteScoped() {
		return noClasses().should()
			.dependOnClassesThat(assignableTo(TransactionalOperator.class).or(assignableTo(TransactionManager.class))
				.or(assignableTo(TransactionDefinition.class))
				.or(assignableTo(ConnectionFactory.class))
				.or(assignableTo(Transactional.class)))
			.as("transactions are opened by SiteScopedTransaction only");
	}

	public static ArchRule databaseAccessHasItsRooms() {
		return noClasses().that()
			.haveNameNotMatching(".*(Queries|Repository|Configuration|__.*)$")
			.should()
			.dependOnClassesThat()
			.areAssignableTo(DatabaseClient.class)
			.as("SQL lives in queries and repositories");
	}

	/**
	 * Checks that nobody widens a scope to all sites but these.
	 * @param reasons by the name of the class below the base package, why it has to see
	 * more than its caller, or has no caller
	 */
	public static void checkWhoSeesAllSites(String basePackage, Map<String, String> reasons) {
		Set<String> seen = classesOf(basePackage).stream()
			.filter((type) -> !type.isEquivalentTo(SiteScope.class))
			.filter(ArchitectureRules::seesAllSites)
			.map((type) -> type.getName().substring(basePackage.length() + 1).replaceFirst("\\$.*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(seen).as("classes that make a scope of all sites").isEqualTo(new TreeSet<>(reasons.keySet()));
	}

	private static boolean seesAllSites(JavaClass type) {
		Stream<AccessTarget.CodeUnitAccessTarget> targets = Stream
			.concat(type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
			.map(JavaCodeUnitAccess::getTarget);
		return targets.filter((target) -> target.getOwner().isEquivalentTo(SiteScope.class))
			.anyMatch((target) -> target.getName().equals("allSites") || target.getName().equals("<init>"));
	}

}
