package io.touchpoint.gateway.directory;

import java.nio.charset.StandardCharsets;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteImportTests {

	private static final String SITES = "/api/directory/sites";

	private static final String HEADER = "code,name,region,region_name,sector,peer_group,time_zone,languages,email,phone,address\n";

	@LocalServerPort
	private int port;

	private Person head;

	@BeforeAll
	void signIn() {
		this.head = Person.demo(this.port, "head");
	}

	@Test
	void aFileOfSitesComesInLineByLineAndTwiceChangesNothing() {
		String csv = HEADER + """
				csv-one,One,east,The East,retail,shops,Europe/Berlin,de en,one@example.org,+49 30 123,"Street 1, Town"
				Csv-Two,Two,east,,retail,shops,Europe/Berlin,de,,,
				csv-three,Three,east,,shop,shops,Europe/Berlin,de,,,
				csv-four,,east,,retail,shops,Mars/Base,de,not-a-mail,,
				csv-one,Again,east,,retail,shops,Europe/Berlin,de,,,
				csv-five,Five,east,,retail,,America/New_York,en es,,,
				""";
		importCsv(csv).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.read")
			.isEqualTo(6)
			.jsonPath("$.imported")
			.isEqualTo(2)
			.jsonPath("$.known")
			.isEqualTo(0)
			.jsonPath("$.refused[0].line")
			.isEqualTo(3)
			.jsonPath("$.refused[1].reason")
			.value((String reason) -> assertThat(reason).startsWith("sector: is not one of hospital"))
			.jsonPath("$.refused[2].reason")
			.value((String reason) -> assertThat(reason).contains("name: ", "time_zone: ", "email: "))
			.jsonPath("$.refused[3].line")
			.isEqualTo(6)
			.jsonPath("$.refused.length()")
			.isEqualTo(4);
		importCsv(csv).expectBody().jsonPath("$.imported").isEqualTo(0).jsonPath("$.known").isEqualTo(2);
		this.head.get(SITES + "/csv-one")
			.expectBody()
			.jsonPath("$.region.name")
			.isEqualTo("The East")
			.jsonPath("$.languages[1]")
			.isEqualTo("en");
	}

	@Test
	void aFileThatIsNoneIsRefusedAsAWhole() {
		importCsv("code,name\na,b\n").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("missing-column");
		importCsv("").expectStatus().isBadRequest();
		importCsv(HEADER + "\"unclosed").expectBody().jsonPath("$.refused[0].line").isEqualTo(2);
		this.head.send("POST", SITES + "/import", "[]").expectStatus().isEqualTo(415);
		Person.client(this.port)
			.post()
			.uri(SITES + "/import")
			.header("Cookie", "touchpoint-session=" + this.head.cookie())
			.header("X-CSRF-Token", this.head.csrfToken())
			.contentType(MediaType.parseMediaType("text/csv"))
			.bodyValue(new byte[] { (byte) 0xff, (byte) 0xfe, 0x41 })
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("wrong-encoding");
	}

	@Test
	void aLanguageThatNobodySpeaksIsRefusedWithItsLineAndColumn() {
		importCsv(HEADER + """
				tongue-a,A,tongues,,retail,,Europe/Berlin,de pt-BR fil es-419 zh-Hant,,,
				tongue-b,B,tongues,,retail,,Europe/Berlin,de xx,,,
				tongue-c,C,tongues,,retail,,Europe/Berlin,english!,,,
				tongue-d,D,tongues,,retail,,Europe/Berlin,de-XQ;deu|und,,,
				""").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.imported")
			.isEqualTo(1)
			.jsonPath("$.refused[0].line")
			.isEqualTo(3)
			.jsonPath("$.refused[0].reason")
			.isEqualTo("languages: 'xx' is not a known language such as en or pt-BR")
			.jsonPath("$.refused[1].reason")
			.isEqualTo("languages: 'english!' is not a language tag such as en or pt-BR")
			.jsonPath("$.refused[2].line")
			.isEqualTo(5)
			.jsonPath("$.refused[2].reason")
			.value((String reason) -> assertThat(reason).contains("'de-XQ'", "'deu'", "'und'"));
	}

	@Test
	void aFileOfTooManyLinesOrBytesIsRefusedAsAWholeAndALongLineIsCheap() {
		String bad = "x".repeat(20) + "\n";
		importCsv(HEADER + bad.repeat(10_001)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].reason")
			.isEqualTo("too-many-lines");
		importCsv(HEADER + bad.repeat(10_000)).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.refusedLines")
			.isEqualTo(10_000)
			.jsonPath("$.refused.length()")
			.isEqualTo(1_000);
		importCsv(HEADER + "long-line,L,east,,retail,,Europe/Berlin," + "! ".repeat(2_000_000) + ",,,\n").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.refused[0].reason")
			.value((String reason) -> assertThat(reason).hasSizeLessThan(2_000));
		importCsv("x".repeat(8 * 1024 * 1024 + 1)).expectStatus().isEqualTo(413);
	}

	private WebTestClient.ResponseSpec importCsv(String csv) {
		return this.head.send("POST", SITES + "/import", csv.getBytes(StandardCharsets.UTF_8),
				(headers) -> headers.setContentType(MediaType.parseMediaType("text/csv")));
	}

}
