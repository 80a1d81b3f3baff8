package io.touchpoint.complaint.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.ReachableAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as staff or another system hand it in.
 *
 * @param causes why, the primary cause first
 * @param onTheSpot the resolution, if the people present already found one
 * @param responses the answers to surveys that it comes from; without any it is written
 * as it was before there were some, so that a repetition is known as such; the same holds
 * for what follows
 * @param area the part of the offer, if it concerns one
 * @param formality whether it takes the formal way; as a rule what is settled on the spot
 * does not
 * @param unit the code of the unit of the site that it lies with
 * @param receivedOn the day on which it came, at the site; today if none is named. The
 * clocks begin with it
 * @param postal where to write to by post, or who the customer is
 */
public record NewComplaint(@NotBlank @Pattern(regexp = Sites.CODE, message = "must be a site code") String site,
		@NotEmpty @Size(max = 5) List<@NotNull Cause> causes, @Nullable Severity severity,
		@NotBlank @Size(max = 200) String subject, @Nullable @Size(max = 4000) String description,
		@Nullable CustomerType customerType, @Nullable About about, @Nullable Channel channel,
		@Nullable @Pattern(regexp = Matter.LANGUAGE) String language, @Nullable @Valid NewContact contact,
		@Nullable @Valid OnTheSpot onTheSpot, @Nullable @Valid NewOwner owner,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Size(max = 50) List<@NotNull UUID> responses,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MonitoredArea area,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Formality formality,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Size(max = 40) String unit,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate receivedOn,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Valid NewPostal postal) {

	/**
	 * The case that this becomes at a site.
	 * @param usual the channel when none is named
	 * @param desk that the directory knows by {@link #unit()} and {@link #ownerId()}
	 */
	public NewCase at(Site site, Channel usual, Desk desk) {
		String subject = PlainText.of(this.subject);
		if (subject.isEmpty()) {
			throw Problems.invalid(new FieldFault("subject", "missing", "'subject' must not be blank."));
		}
		String description = PlainText.orNull(this.description);
		Matter matter = new Matter((this.channel != null) ? this.channel : usual, classification(site.sector()),
				subject, (description != null) ? description : subject, (this.language != null) ? this.language : "en");
		return new NewCase(site.code(), matter, (this.contact != null) ? this.contact.contact() : null,
				(this.onTheSpot != null) ? this.onTheSpot.move() : null, desk, this.receivedOn);
	}

	private Classification classification(String sector) {
		return new Classification((this.severity != null) ? this.severity : Severity.NORMAL, this.causes,
				(this.customerType != null) ? this.customerType : CustomerType.usual(sector),
				(this.about != null) ? this.about : About.SERVICE, this.area,
				(this.formality != null) ? this.formality : Formality.usual(this.onTheSpot != null));
	}

	/** The answers that it comes from, each once. */
	List<UUID> origins() {
		return (this.responses != null) ? this.responses.stream().distinct().sorted().toList() : List.of();
	}

	@Nullable Postal postalAddress() {
		return (this.postal != null) ? this.postal.postal() : null;
	}

	@Nullable String ownerId() {
		return (this.owner != null) ? this.owner.id() : null;
	}

	/** Who is to own the case. */
	public record NewOwner(@NotBlank @Size(max = 100) String id) {
	}

	/**
	 * Where to answer.
	 *
	 * @param consent that the customer agrees to be contacted; only an explicit no is
	 * refused, since colleagues ask before they write an address down
	 */
	public record NewContact(
			@NotBlank @Email(regexp = ReachableAddress.SHAPE) @Size(max = ReachableAddress.LONGEST) String email,
			@Nullable @Size(max = 200) String name,
			@Nullable @AssertTrue(message = "must be given, or leave the contact out") Boolean consent) {

		Contact contact() {
			return new Contact(PlainText.of(this.email), PlainText.orNull(this.name));
		}

	}

	/** Where to write to by post; the name alone if that is all the customer said. */
	public record NewPostal(@Nullable @Size(max = 200) String name, @Nullable @Size(max = 280) String address) {

		Postal postal() {
			Postal postal = new Postal(PlainText.orNull(this.name), PlainText.orNull(this.address));
			if (postal.block().isEmpty()) {
				throw Problems.invalid(new FieldFault("postal.address", "missing",
						"'postal.address' must not be blank where no 'postal.name' is given."));
			}
			return postal;
		}

	}

	/**
	 * A resolution that was found at once.
	 *
	 * @param minor what the remedy costs, in the smallest unit of the site's currency
	 * @param purchasedOn when what is taken back was bought
	 */
	public record OnTheSpot(@NotNull Outcome outcome, @Nullable Boolean inCustomersFavour, @Nullable Remedy remedy,
			@Nullable @Size(max = 4000) String note,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Min(0) @Max(CounterRemedies.MOST) Long minor,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate purchasedOn) {

		Move move() {
			return new Move(Status.RESOLVED, PlainText.orNull(this.note),
					new Settlement(this.outcome, this.inCustomersFavour, this.remedy));
		}

	}

}
