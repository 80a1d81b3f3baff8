package io.touchpoint.gateway.login;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import com.nimbusds.jose.jwk.JWK;
import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class SigningKeyTests {

	@Autowired
	private SigningKeys keys;

	@Autowired
	private Passports passports;

	@Autowired
	private TestDatabase database;

	@Test
	void aNewKeyTakesOverAfterADayAndTheOldOneStaysPublicUntilItsPassportsAreDead() throws SQLException {
		this.keys.rotate().block();
		String old = this.keys.current().pair().getKeyID();
		this.keys.rotate().block();
		assertThat(this.keys.current().pair().getKeyID()).isEqualTo(old);

		execute("UPDATE signing_key SET created_at = created_at - interval '25 hours'");
		this.keys.rotate().block();
		String young = this.keys.current().pair().getKeyID();
		assertThat(young).isNotEqualTo(old);
		assertThat(published()).contains(old, young);

		execute("UPDATE signing_key SET created_at = created_at - interval '12 minutes'");
		this.keys.rotate().block();
		assertThat(published()).contains(young).doesNotContain(old);
	}

	@Test
	void privateKeysAreEncryptedAndAKeyOfAnotherSecretIsReplaced() throws SQLException {
		this.keys.rotate().block();
		String old = this.keys.current().pair().getKeyID();
		try (Connection connection = this.database.connect();
				var rows = connection.createStatement()
					.executeQuery("SELECT encode(sealed_private_jwk, 'escape') FROM signing_key")) {
			while (rows.next()) {
				assertThat(rows.getString(1)).doesNotContain("kty");
			}
		}
		execute("UPDATE signing_key SET salt = '00'");
		this.keys.rotate().block();
		assertThat(this.keys.current().pair().getKeyID()).isNotEqualTo(old);
	}

	@Test
	void theSameCallerGetsTheSamePassportForAWhileAndAChangedOneAnother() {
		Caller staff = new Caller("1", "Stefan", Set.of(Role.STAFF), SiteScope.of("a"));
		Caller promoted = new Caller("1", "Stefan", Set.of(Role.SITE_MANAGER), SiteScope.of("a"));
		String passport = this.passports.passport(staff, "feedback-service");
		assertThat(this.passports.passport(staff, "feedback-service")).isEqualTo(passport);
		assertThat(this.passports.passport(staff, "complaint-service")).isNotEqualTo(passport);
		assertThat(this.passports.passport(promoted, "feedback-service")).isNotEqualTo(passport);
	}

	private java.util.List<String> published() {
		return this.keys.published().block().getKeys().stream().map(JWK::getKeyID).toList();
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = this.database.connect()) {
			connection.createStatement().executeUpdate(sql);
		}
	}

}
