package io.touchpoint.complaint.mailbox;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyAddressesTests {

	private final ReplyAddresses addresses = new ReplyAddresses(AMail.settings(143), "a secret of the operation");

	@Test
	void aCaseHasAnAddressOfItsOwnThatTellsSiteAndReference() {
		String address = this.addresses.of("north-general", "C-2026-000123");
		assertThat(address).startsWith("care+north-general.c2026000123-").endsWith("@touchpoint.example");
		assertThat(this.addresses.of("north-general", "C-2026-000123")).isEqualTo(address);
		assertThat(this.addresses.read(List.of(address)))
			.isEqualTo(new ReplyAddresses.Addressed(List.of("north-general"), "C-2026-000123"));
	}

	@Test
	void anAddressThatSomebodyMadeUpTellsTheSiteOnly() {
		String address = this.addresses.of("north-general", "C-2026-000123").replace("000123", "000124");
		assertThat(this.addresses.read(List.of(address)))
			.isEqualTo(new ReplyAddresses.Addressed(List.of("north-general"), null));
		ReplyAddresses others = new ReplyAddresses(AMail.settings(143), "another secret");
		assertThat(this.addresses.read(List.of(others.of("north-general", "C-2026-000123"))).reference()).isNull();
	}

	@Test
	void aSiteIsNamedBehindThePlusAndNobodyElsesAddressCounts() {
		assertThat(this.addresses.read(List.of("care@touchpoint.example", "care+south-bay@touchpoint.example",
				"care+north@elsewhere.example", "sales+north@touchpoint.example")))
			.isEqualTo(new ReplyAddresses.Addressed(List.of("south-bay"), null));
	}

	@Test
	void whereTheAddressWouldBeTooLongThereIsNone() {
		assertThat(this.addresses.of("a".repeat(40), "C-2026-000123")).isNull();
	}

	@Test
	void withoutAMailboxThereIsNone() {
		MailboxSettings on = AMail.settings(143);
		MailboxSettings off = new MailboxSettings("", on.port(), "", "", on.tls(), "", on.folder(), "", on.poll(),
				on.most(), on.tries(), on.perSender(), on.largestMail(), on.largestFile(), on.mostFiles(),
				on.connectTimeout(), on.readTimeout(), on.writeTimeout(), on.keepTimeout());
		assertThat(new ReplyAddresses(off, "secret").of("north-general", "C-2026-000123")).isNull();
		assertThat(new ReplyAddresses(off, "secret").own("")).isFalse();
	}

}
