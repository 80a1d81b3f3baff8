package io.touchpoint.complaint.remedy;

import java.util.List;

/**
 * The remedies of a case and by which rules whoever looks may give some.
 *
 * @param currency in which the site pays
 * @param limit up to how much the reader may give, in its smallest unit
 * @param returnWindow how many days after the purchase goods are exchanged or paid back
 * @param manages whether the reader may make exceptions from that
 */
record RemediesView(String currency, long limit, int returnWindow, boolean manages, List<RemedyView> items) {
}
