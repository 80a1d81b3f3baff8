package io.touchpoint.gateway.directory;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A site that is to be, or to be changed.
 *
 * @param code short name, never changed; in changes it may be left out
 * @param name name shown
 * @param region where it belongs
 * @param sector kind of operation
 * @param peerGroup sites that may be compared with it
 * @param timeZone its time zone
 * @param languages the languages its customers are addressed in, first one first
 * @param contact how customers reach it
 */
record NewSite(@Nullable @Pattern(regexp = Texts.CODE, message = Texts.CODE_MESSAGE) String code,
		@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name,
		@NotNull @Valid WantedRegion region, @NotNull Sector sector,
		@Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 _-]{0,59}",
				message = "has up to 60 letters, digits, spaces and dashes") String peerGroup,
		@NotNull @TimeZoneName String timeZone,
		@NotEmpty @Size(max = 10) List<@NotNull @Pattern(regexp = LanguageTag.SHAPE,
				message = LanguageTag.SHAPE_MESSAGE) @LanguageTag String> languages,
		@Nullable @Valid Contact contact) {

	String codeOr(String given) {
		return (this.code != null) ? this.code : given;
	}

	Contact contactOrNone() {
		return (this.contact != null) ? this.contact : Contact.NONE;
	}

	/**
	 * The region of a site.
	 *
	 * @param code its code
	 * @param name its name; needed where the region is new
	 */
	record WantedRegion(@NotNull @Pattern(regexp = Texts.CODE, message = Texts.CODE_MESSAGE) String code,
			@Nullable @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name) {

		boolean named() {
			return this.name != null && !this.name.isBlank();
		}

		String nameOrCode() {
			return (this.name == null || this.name.isBlank()) ? this.code : this.name.strip();
		}

	}

}
