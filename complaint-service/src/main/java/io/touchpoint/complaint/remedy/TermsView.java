package io.touchpoint.complaint.remedy;

/**
 * By which rules whoever looks may give remedies at a site.
 *
 * @param currency in which the site pays, as ISO 4217 has it
 * @param limit what the reader may give by themselves, or what is left of that in a case,
 * in its smallest unit
 * @param returnWindow how many days after the purchase goods are exchanged or paid back
 * @param manages whether the reader may make exceptions from that
 */
record TermsView(String currency, long limit, int returnWindow, boolean manages) {

	static TermsView of(Terms terms, Terms.Giver reader) {
		return new TermsView(terms.currency(), reader.limit(), terms.returnWindow(), reader.manages());
	}

}
