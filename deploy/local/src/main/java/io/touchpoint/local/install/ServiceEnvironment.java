package io.touchpoint.local.install;

import java.util.HashMap;
import java.util.Map;

import io.touchpoint.local.mail.DevelopmentMail;
import io.touchpoint.local.settings.ExternalDatabase;
import io.touchpoint.local.settings.MailServer;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Service;
import io.touchpoint.local.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The environment in which a service runs: its whole configuration.
 */
public final class ServiceEnvironment {

	private ServiceEnvironment() {
	}

	public static Map<String, String> of(Service service, Settings settings, Secrets secrets) {
		Map<String, String> environment = new HashMap<>();
		environment.put("SERVER_PORT", Integer.toString(service.port(settings.ports())));
		boolean gateway = service == Service.GATEWAY;
		environment.put("SERVER_ADDRESS", gateway ? settings.address() : "127.0.0.1");
		environment.put("TOUCHPOINT_INSTANCE_ADDRESS", gateway ? settings.frontDoor().host() : "127.0.0.1");
		environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(service.managementPort(settings.ports())));
		environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
		environment.put("TOUCHPOINT_REGISTRY",
				"http://127.0.0.1:%d/eureka".formatted(Service.REGISTRY.port(settings.ports())));
		environment.put("TOUCHPOINT_SERVICE_SECRET", secrets.service());
		environment.put("TOUCHPOINT_STATE", settings.home().resolve("state").resolve(service.id()).toString());
		environment.put("TOUCHPOINT_DEMO", Boolean.toString(settings.demo()));
		environment.put("TOUCHPOINT_PUBLIC_URL", settings.publicUrl());
		// One arena: the many short-lived native buffers of a JVM would otherwise keep
		// 100 MB
		environment.put("MALLOC_ARENA_MAX", "1");
		database(environment, service.database(), settings, secrets);
		switch (service) {
			case GATEWAY -> environment.put("TOUCHPOINT_LOGIN_SECRET", secrets.login());
			case NOTIFICATION -> mail(environment, settings);
			case COMPLAINT -> mailbox(environment, settings);
			case REGISTRY, FEEDBACK, REPORTING -> {
			}
		}
		return environment;
	}

	private static void database(Map<String, String> environment, @Nullable String name, Settings settings,
			Secrets secrets) {
		if (name == null) {
			return;
		}
		ExternalDatabase external = settings.database();
		environment.put("TOUCHPOINT_DB_HOST", (external != null) ? external.host() : "127.0.0.1");
		environment.put("TOUCHPOINT_DB_PORT",
				Integer.toString((external != null) ? external.port() : settings.ports().postgres()));
		environment.put("TOUCHPOINT_DB_NAME", name);
		environment.put("TOUCHPOINT_DB_USER", name);
		environment.put("TOUCHPOINT_DB_PASSWORD", secrets.role(name));
		environment.put("TOUCHPOINT_DB_OWNER", name + "_owner");
		environment.put("TOUCHPOINT_DB_OWNER_PASSWORD", secrets.role(name + "_owner"));
	}

	/**
	 * With an own mail server, whoever runs the platform names the mailbox, or there is
	 * none.
	 */
	private static void mailbox(Map<String, String> environment, Settings settings) {
		if (settings.demo() && settings.mail() == null) {
			environment.put("TOUCHPOINT_MAILBOX_HOST", "127.0.0.1");
			environment.put("TOUCHPOINT_MAILBOX_PORT", Integer.toString(settings.ports().imap()));
			environment.put("TOUCHPOINT_MAILBOX_USER", DevelopmentMail.CARE);
			environment.put("TOUCHPOINT_MAILBOX_PASSWORD", DevelopmentMail.PASSWORD);
			environment.put("TOUCHPOINT_MAILBOX_ADDRESS", DevelopmentMail.CARE);
			environment.put("TOUCHPOINT_MAILBOX_TLS", "none");
			environment.put("TOUCHPOINT_MAILBOX_POLL", "5s");
		}
	}

	private static void mail(Map<String, String> environment, Settings settings) {
		MailServer mail = settings.mail();
		environment.put("TOUCHPOINT_SMTP_HOST", (mail != null) ? mail.host() : "127.0.0.1");
		environment.put("TOUCHPOINT_SMTP_PORT",
				Integer.toString((mail != null) ? mail.port() : settings.ports().smtp()));
		environment.put("TOUCHPOINT_SMTP_USER", (mail != null) ? mail.user() : "");
		environment.put("TOUCHPOINT_SMTP_PASSWORD", (mail != null) ? mail.password() : "");
		environment.put("TOUCHPOINT_SMTP_TLS", (mail != null) ? mail.tls() : "none");
	}

}
