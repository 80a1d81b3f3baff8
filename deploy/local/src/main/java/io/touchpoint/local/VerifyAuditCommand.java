package io.touchpoint.local;

import java.io.IOException;
import java.util.concurrent.Callable;

import io.touchpoint.local.client.Answer;
import io.touchpoint.local.client.Gateway;
import io.touchpoint.local.settings.Problem;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/**
 * Verifies the audit log.
 */
@Command(name = "verify-audit", mixinStandardHelpOptions = true,
		description = "Verifies the audit log of every site and names the first row that is not as it was written.",
		exitCodeListHeading = "Exit codes:%n",
		exitCodeList = { "0:every row is as it was written", "1:a row is broken" })
class VerifyAuditCommand implements Callable<Integer> {

	@Override
	public Integer call() throws IOException {
		Gateway gateway = Running.gateway();
		// However this ends, Ctrl-C included
		Runtime.getRuntime().addShutdownHook(new Thread(gateway::giveKeyBack));
		gateway.useOwnKey("verify-audit");
		Answer answer = gateway.get("/api/complaints/audit/verify");
		if (!answer.good()) {
			throw new Problem("The audit log could not be verified: the platform answered with " + answer.status());
		}
		boolean whole = true;
		for (JsonNode site : answer.json()) {
			JsonNode broken = site.path("firstBroken");
			whole &= broken.isNull();
			System.out.println(site.path("site").asString() + ": "
					+ (broken.isNull() ? site.path("rows").asLong() + " rows, all as they were written"
							: "row " + broken.asLong() + " is broken; the " + site.path("rows").asLong()
									+ " before it are sound"));
		}
		return whole ? 0 : Launcher.PROBLEM;
	}

}
