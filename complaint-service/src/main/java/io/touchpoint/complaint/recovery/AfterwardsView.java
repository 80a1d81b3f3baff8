package io.touchpoint.complaint.recovery;

import java.util.List;

/**
 * What happened after a case was resolved: how the customer rates it, and whether they
 * came back.
 */
record AfterwardsView(List<Rating> ratings, List<ReturnCheckView> returnChecks) {
}
