package io.touchpoint.local;

import java.util.List;
import java.util.concurrent.Callable;

import io.touchpoint.local.platform.Doctor;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.settings.Settings;
import picocli.CommandLine.Command;

/**
 * Looks at the machine.
 */
@Command(name = "doctor", mixinStandardHelpOptions = true,
		description = "Checks what the platform needs of this machine, and says what to do.")
class DoctorCommand implements Callable<Integer> {

	@Override
	public Integer call() {
		Settings settings = Settings.read(Launcher.top(), System.getenv());
		List<Doctor.Finding> findings = new Doctor(settings, PlatformLock.taken(settings.home())).examine();
		findings.forEach((finding) -> System.out.println(finding.line()));
		return findings.stream().allMatch(Doctor.Finding::good) ? 0 : Launcher.PROBLEM;
	}

}
