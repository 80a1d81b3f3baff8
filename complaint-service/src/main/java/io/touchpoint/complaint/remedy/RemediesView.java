package io.touchpoint.complaint.remedy;

import java.util.List;

/**
 * The remedies of a case and by which rules whoever looks may give some.
 */
record RemediesView(TermsView terms, List<RemedyView> items) {
}
