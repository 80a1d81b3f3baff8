package io.touchpoint.complaint.tracking;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Desks;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Intake;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.casework.NewComplaint;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.ReachableAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same intake as the form, for apps and other systems of the public.
 */
@RestController
class PublicIntakeController {

	private static final int LONGEST_KEY = 200;

	private final Intake intake;

	private final Desks desks;

	private final Tracking tracking;

	private final JsonMapper json;

	PublicIntakeController(Intake intake, Desks desks, Tracking tracking, JsonMapper json) {
		this.intake = intake;
		this.desks = desks;
		this.tracking = tracking;
		this.json = json;
	}

	@PostMapping("/public/complaints")
	Mono<ResponseEntity<Receipt>> receive(
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@Valid @RequestBody PublicComplaint complaint) {
		IntakeKey once = IntakeKey.of("public", needed(key), this.json.writeValueAsString(complaint));
		Secret secret = Secret.fresh();
		return this.desks.first(complaint.site(), complaint.unit())
			.flatMap((desk) -> this.intake.receive(complaint.site(),
					(site) -> complaint.complete().at(site, Channel.WEB, desk), Actor.CUSTOMER, once,
					(received) -> this.tracking.keep(secret, received)))
			.map((received) -> ResponseEntity.created(URI.create(this.tracking.url(secret)))
				.header("Cache-Control", "no-store")
				.body(new Receipt(received.id(), received.reference(), received.times().receivedAt(),
						this.tracking.url(secret))));
	}

	private static String needed(@Nullable String key) {
		if (key == null || key.isBlank()) {
			throw Problems.of(HttpStatus.BAD_REQUEST, "idempotency-key-missing",
					"Send an Idempotency-Key header, so that a repeated request makes one complaint.");
		}
		if (key.length() > LONGEST_KEY) {
			throw Problems.invalid(new FieldFault("Idempotency-Key", "size",
					"'Idempotency-Key' must have at most " + LONGEST_KEY + " characters."));
		}
		return key;
	}

	/**
	 * A complaint from outside. How severe it is, is not the sender's to say.
	 */
	record PublicComplaint(@NotBlank @Pattern(regexp = Sites.CODE, message = "must be a site code") String site,
			@Nullable @Size(max = 5) List<@NotNull Cause> causes, @NotBlank @Size(max = 200) String subject,
			@Nullable @Size(max = 4000) String description, @Nullable CustomerType customerType, @Nullable About about,
			@Nullable @Pattern(regexp = Matter.LANGUAGE) String language, @Nullable @Valid PublicContact contact,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MonitoredArea area,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Formality formality,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Size(max = 40) String unit) {

		NewComplaint complete() {
			boolean unnamed = this.causes == null || this.causes.isEmpty();
			return new NewComplaint(this.site, (unnamed || this.causes == null) ? List.of(Cause.OTHER) : this.causes,
					null, this.subject, this.description, this.customerType, this.about, null, this.language,
					(this.contact != null) ? this.contact.complete() : null, null, null, null, this.area,
					this.formality, this.unit, null, null);
		}

	}

	/** Where to answer; only with consent. */
	record PublicContact(
			@NotBlank @Email(regexp = ReachableAddress.SHAPE) @Size(max = ReachableAddress.LONGEST) String email,
			@Nullable @Size(max = 200) String name,
			@NotNull @AssertTrue(message = "must be given, or leave the contact out") Boolean consent) {

		NewComplaint.NewContact complete() {
			return new NewComplaint.NewContact(this.email, this.name, this.consent);
		}

	}

	/** What the sender keeps; each receipt has a link of its own. */
	record Receipt(UUID id, String reference, Instant receivedAt, String trackingUrl) {
	}

}
