package io.touchpoint.complaint.tracking;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.file.CaseFiles;
import io.touchpoint.complaint.file.FileContent;
import io.touchpoint.complaint.letter.Letters;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a customer takes along from the tracking page. What cannot be had leads back to
 * the page, which says why in words.
 */
@Hidden
@RestController
class DownloadController {

	private final Tracking tracking;

	private final CaseFiles files;

	private final Letters letters;

	private final Patience patience;

	DownloadController(Tracking tracking, CaseFiles files, Letters letters, Patience patience) {
		this.tracking = tracking;
		this.files = files;
		this.letters = letters;
		this.patience = patience;
	}

	/** A file that the customer sent or was shown. */
	@GetMapping("/t/{secret}/files/{file}")
	Mono<ResponseEntity<byte[]>> file(@PathVariable String secret, @PathVariable String file,
			ServerWebExchange exchange) {
		return download(secret, file, exchange,
				(tracked, id) -> this.files.forCustomer(SiteScope.of(tracked.site()), tracked.cases(), id));
	}

	/** A letter as it was printed. */
	@GetMapping("/t/{secret}/letters/{letter}")
	Mono<ResponseEntity<byte[]>> letter(@PathVariable String secret, @PathVariable String letter,
			ServerWebExchange exchange) {
		return download(secret, letter, exchange,
				(tracked, id) -> this.letters.printed(SiteScope.of(tracked.site()), tracked.cases(), id)
					.map((pdf) -> new FileContent("letter.pdf", MediaType.APPLICATION_PDF_VALUE, pdf)));
	}

	private Mono<ResponseEntity<byte[]>> download(String secret, String id, ServerWebExchange exchange,
			BiFunction<Tracked, UUID, Mono<FileContent>> content) {
		if (!Tracking.SECRET.matcher(secret).matches()) {
			return Mono.just(ResponseEntity.notFound().build());
		}
		Secret claimed = Secret.claimed(secret);
		Mono<FileContent> found = this.tracking.find(claimed)
			.filter((tracked) -> this.patience.ofLink(claimed).isEmpty())
			.flatMap((tracked) -> Mono.justOrEmpty(uuid(id)).flatMap((file) -> content.apply(tracked, file)));
		return (this.patience.ofAddress(exchange).isPresent() ? Mono.<FileContent>empty() : found)
			.map(FileContent::download)
			.defaultIfEmpty(ResponseEntity.status(HttpStatus.SEE_OTHER)
				.location(URI.create("/t/" + secret))
				.header("Referrer-Policy", "no-referrer")
				.build());
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
