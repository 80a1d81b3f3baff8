package io.touchpoint.gateway.login;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.Role;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The table of accounts.
 */
@Component
class AccountQueries {

	static final String COLUMNS = """
			account.id, account.username, account.name, account.email, account.roles, account.everywhere,
			account.sites, account.active, account.demo, account.revision
			""";

	private static final String INSERT = """
			INSERT INTO account (id, username, name, email, password_hash, roles, everywhere, sites, active, demo,
				created_at, changed_at)
			VALUES (:id, :username, :name, :email, :hash, :roles, :everywhere, :sites, :active, :demo, :now, :now)
			ON CONFLICT (username) DO NOTHING
			""";

	private static final String UPDATE = """
			UPDATE account
			SET name = :name, email = :email, roles = :roles, everywhere = :everywhere, sites = :sites,
				active = :active, revision = :revision, changed_at = :now
			WHERE id = :id
			""";

	private static final String LIST = """
			SELECT %s FROM account
			WHERE (NOT account.demo OR :demo)
			ORDER BY account.name, account.id
			""".formatted(COLUMNS);

	private static final String OTHER_HEAD_OFFICES = """
			SELECT count(*) FROM account
			WHERE active AND 'HEAD_OFFICE' = ANY (roles) AND id <> :id AND (NOT demo OR :demo)
			""";

	private final DatabaseClient database;

	AccountQueries(DatabaseClient database) {
		this.database = database;
	}

	/** How many rows: none if the username is taken. */
	Mono<Long> insert(Account account, String hash, Instant now) {
		return person(this.database.sql(INSERT), account, now).bind("username", account.username())
			.bind("hash", hash)
			.bind("demo", account.demo())
			.fetch()
			.rowsUpdated();
	}

	Mono<Void> update(Account account, Instant now) {
		return person(this.database.sql(UPDATE), account, now).bind("revision", account.revision()).then();
	}

	Mono<Void> password(UUID id, String hash, Instant now) {
		return this.database.sql("UPDATE account SET password_hash = :hash, changed_at = :now WHERE id = :id")
			.bind("hash", hash)
			.bind("now", now)
			.bind("id", id)
			.then();
	}

	Mono<Account> lock(UUID id) {
		return this.database.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id FOR UPDATE")
			.bind("id", id)
			.map(AccountQueries::account)
			.one();
	}

	Mono<Account> find(UUID id) {
		return this.database.sql("SELECT " + COLUMNS + " FROM account WHERE id = :id")
			.bind("id", id)
			.map(AccountQueries::account)
			.one();
	}

	Mono<WithPassword> byUsername(String username) {
		return this.database.sql("SELECT password_hash, " + COLUMNS + " FROM account WHERE username = :username")
			.bind("username", username)
			.map((row) -> new WithPassword(account(row), text(row, "password_hash")))
			.one();
	}

	Flux<Account> list(boolean demo) {
		return this.database.sql(LIST).bind("demo", demo).map(AccountQueries::account).all();
	}

	Mono<Boolean> any() {
		return this.database.sql("SELECT EXISTS (SELECT 1 FROM account WHERE NOT demo) AS found")
			.map((row) -> Boolean.TRUE.equals(row.get("found", Boolean.class)))
			.one();
	}

	/**
	 * Lets one transaction at a time ask who else is head office: two that remove each
	 * other would both find one.
	 */
	Mono<Void> oneAtATime() {
		return this.database.sql("SELECT pg_advisory_xact_lock(hashtext('last-head-office'))").then();
	}

	Mono<Long> otherHeadOffices(UUID than, boolean demo) {
		return this.database.sql(OTHER_HEAD_OFFICES).bind("id", than).bind("demo", demo).mapValue(Long.class).one();
	}

	private static DatabaseClient.GenericExecuteSpec person(DatabaseClient.GenericExecuteSpec sql, Account account,
			Instant now) {
		return sql.bind("id", account.id())
			.bind("name", account.name())
			.bind("email", Parameters.in(R2dbcType.VARCHAR, account.email()))
			.bind("roles", account.roles().stream().map(Role::name).sorted().toArray(String[]::new))
			.bind("everywhere", account.sites().everywhere())
			.bind("sites", account.sites().codes().toArray(String[]::new))
			.bind("active", account.active())
			.bind("now", now);
	}

	static Account account(Readable row) {
		return new Account(value(row, "id", UUID.class), text(row, "username"), text(row, "name"),
				row.get("email", String.class), roles(value(row, "roles", String[].class)),
				SiteList.scope(value(row, "everywhere", Boolean.class), value(row, "sites", String[].class)),
				value(row, "active", Boolean.class), value(row, "demo", Boolean.class),
				value(row, "revision", Long.class));
	}

	private static Set<Role> roles(String[] names) {
		return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
	}

	private static String text(Readable row, String column) {
		return value(row, column, String.class);
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

	record WithPassword(Account account, String hash) {
	}

}
