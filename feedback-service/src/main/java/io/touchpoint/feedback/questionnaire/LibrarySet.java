package io.touchpoint.feedback.questionnaire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A set of questions ready to be taken into a questionnaire.
 *
 * @param customerTypes whom it can be asked
 * @param position whose work it is about; null if everybody's
 * @param about one sentence for those who choose
 */
record LibrarySet(String id, Family family, List<CustomerType> customerTypes, @Nullable StaffPosition position,
		Wording title, Wording about, List<Question> questions) {

	/**
	 * Where the set comes from.
	 */
	enum Family {

		START, TREAT, GUEST, SIX_QUALITIES, SIX_SECRETS, MONITORED_AREAS, ATTRIBUTES, POSITION, VISIT

	}

	LibrarySet {
		customerTypes = List.copyOf(customerTypes);
		questions = List.copyOf(questions);
	}

}
