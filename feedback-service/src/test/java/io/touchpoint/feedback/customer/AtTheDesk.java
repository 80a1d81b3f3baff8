package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.Sites;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Two sites whose staff enter customers.
 */
abstract class AtTheDesk {

	static final String PATH = "/api/feedback/customers";

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	Desk desk;

	String head;

	@BeforeEach
	void desk() {
		this.sites.arrive("desk-a", "desk-b");
		this.desk = new Desk(this.web);
		this.head = this.desk.passports.headOffice();
	}

}
