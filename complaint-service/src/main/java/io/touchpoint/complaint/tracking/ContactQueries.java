package io.touchpoint.complaint.tracking;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ContactQueries {

	private final DatabaseClient database;

	ContactQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The cases of people. What somebody says as a colleague and what they say as a
	 * customer is kept apart.
	 */
	Flux<UUID> casesOf(List<ContactController.Person> people) {
		return this.database.sql("""
				SELECT c.id FROM unnest(:emails, :internals) AS p (email, internal)
				JOIN complaint c ON lower(c.contact_email) = p.email AND (c.customer_type = 'COLLEAGUE') = p.internal
				""")
			.bind("emails", people.stream().map(ContactController.Person::key).toArray(String[]::new))
			.bind("internals", people.stream().map(ContactController.Person::internal).toArray(Boolean[]::new))
			.mapValue(UUID.class)
			.all();
	}

}
