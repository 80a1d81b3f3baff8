package io.touchpoint.complaint.casework;

import java.util.EnumSet;
import java.util.Set;

import io.touchpoint.starter.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FieldRightsTests {

	private static final FieldRights NOTHING_SET = new FieldRights(Set.of(), Set.of());

	private static final FieldRights ALL_THAT_CAN_BE = new FieldRights(
			EnumSet.of(CaseField.CONTACT, CaseField.RESTRICTED_WORDS, CaseField.INTERNAL_NOTES, CaseField.OUTGOING),
			EnumSet.of(CaseField.CONTACT, CaseField.RESTRICTED_WORDS, CaseField.REMEDY_COST));

	@ParameterizedTest
	@CsvSource({ "CONTACT, AS_SET, ALWAYS, AS_SET", "RESTRICTED_WORDS, AS_SET, ALWAYS, AS_SET",
			"REMEDY_COST, ALWAYS, ALWAYS, AS_SET", "INTERNAL_NOTES, AS_SET, ALWAYS, ALWAYS",
			"OUTGOING, AS_SET, ALWAYS, ALWAYS" })
	void theTableOfRoleAndField(CaseField field, CaseField.Right headOffice, CaseField.Right manager,
			CaseField.Right staff) {
		assertThat(field.rightOf(Role.HEAD_OFFICE)).isEqualTo(headOffice);
		assertThat(field.rightOf(Role.SITE_MANAGER)).isEqualTo(manager);
		assertThat(field.rightOf(Role.STAFF)).isEqualTo(staff);
		assertThat(field.rightOf(Role.OPS)).isEqualTo(CaseField.Right.NEVER);
	}

	@Test
	void whoeverWorksOnCasesSeesAllWhereNothingIsSet() {
		for (Role role : EnumSet.of(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF)) {
			assertThat(NOTHING_SET.of(Set.of(role)).hidden()).isEmpty();
		}
		assertThat(NOTHING_SET.of(Set.of(Role.OPS)).hidden()).containsExactlyInAnyOrder(CaseField.values());
		assertThat(NOTHING_SET.of(Set.of()).hidden()).containsExactlyInAnyOrder(CaseField.values());
	}

	@ParameterizedTest
	@EnumSource(CaseField.class)
	void whatIsHiddenFromOneRoleIsSeenByWhoHasAnother(CaseField field) {
		assertThat(ALL_THAT_CAN_BE.of(Set.of(Role.STAFF)).hidden().contains(field))
			.isEqualTo(field.rightOf(Role.STAFF) == CaseField.Right.AS_SET);
		assertThat(ALL_THAT_CAN_BE.of(Set.of(Role.STAFF, Role.SITE_MANAGER)).hidden()).isEmpty();
		assertThat(ALL_THAT_CAN_BE.of(Set.of(Role.STAFF, Role.HEAD_OFFICE)).hidden())
			.containsExactlyInAnyOrder(CaseField.CONTACT, CaseField.RESTRICTED_WORDS);
	}

	@Test
	void whatARoleCannotDoWithoutIsNotHidden() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FieldRights(Set.of(), EnumSet.of(CaseField.INTERNAL_NOTES)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FieldRights(EnumSet.of(CaseField.REMEDY_COST), Set.of()));
	}

	@Test
	void wordsAreHiddenInRestrictedCasesOnly() {
		Sight sight = ALL_THAT_CAN_BE.of(Set.of(Role.STAFF));
		assertThat(sight.hides(CaseField.RESTRICTED_WORDS, true)).isTrue();
		assertThat(sight.hides(CaseField.RESTRICTED_WORDS, false)).isFalse();
		assertThat(sight.hides(CaseField.CONTACT, false)).isTrue();
	}

	@Test
	void whatIsHiddenIsToldWhetherThereIsAnyOrNot() {
		Sight.Masking mask = ALL_THAT_CAN_BE.of(Set.of(Role.STAFF)).masking(false);
		String nobody = mask.show(CaseField.CONTACT, "contact", null);
		assertThat(nobody).isNull();
		assertThat(mask.words("subject", "Seen")).isEqualTo("Seen");
		assertThat(mask.masked()).containsExactly("contact");
	}

	@Test
	void aNameIsCutOutOfOurLettersAndOutOfNoOtherWord() {
		Contact contact = new Contact("an@example.org", "An");
		assertThat(contact.cutOutOf("Dear An, another answer goes to AN@example.org."))
			.isEqualTo("Dear •••, another answer goes to •••.");
		assertThat(new Contact("ana@example.org", null).cutOutOf("Dear Ana, write to ana@example.org."))
			.isEqualTo("Dear Ana, write to •••.");
	}

}
