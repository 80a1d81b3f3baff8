package io.touchpoint.complaint.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.complaint.site.Sites;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The addresses of the mailbox: its own, one for each site behind a plus, and one for
 * each case. That of a case is signed and not looked up, so that it is the same in every
 * mail and cannot be made up.
 */
@Component
public class ReplyAddresses {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PURPOSE = "reply-address";

	/** RFC 5321. */
	private static final int LONGEST_LOCAL = 64;

	private static final int SIGNED = 10;

	/** Without letters that are read for others. */
	private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

	private static final Pattern CASE = Pattern
		.compile("(" + Sites.CODE + ")\\.c(\\d{4})(\\d{6,12})-([" + LETTERS + "]{" + SIGNED + "})");

	private final byte[] key;

	private final String local;

	private final String domain;

	ReplyAddresses(MailboxSettings settings, @Value("${touchpoint.security.service-secret}") String secret) {
		this.key = hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE);
		String address = settings.configured() ? settings.address().toLowerCase(Locale.ROOT) : "";
		int at = address.lastIndexOf('@');
		this.local = address.substring(0, Math.max(0, at));
		this.domain = address.substring(at + 1);
	}

	/**
	 * Where a customer answers about a case; null if there is no mailbox, or if the
	 * address would be longer than addresses may be.
	 */
	public @Nullable String of(String site, String reference) {
		String plain = reference.toLowerCase(Locale.ROOT).replace("-", "");
		String first = this.local + "+" + site + "." + plain + "-" + signature(site, plain);
		return (this.local.isEmpty() || first.length() > LONGEST_LOCAL) ? null : first + "@" + this.domain;
	}

	/** What these addresses say of where a mail belongs. */
	Addressed read(List<String> recipients) {
		List<String> sites = new ArrayList<>();
		String reference = null;
		for (String recipient : recipients) {
			String plus = plus(recipient);
			if (plus == null || plus.isEmpty()) {
				continue;
			}
			Matcher ofCase = CASE.matcher(plus);
			if (ofCase.matches()) {
				sites.add(ofCase.group(1));
				reference = (reference != null) ? reference : claimed(ofCase);
			}
			else {
				sites.add(plus);
			}
		}
		return new Addressed(sites.stream().distinct().toList(), reference);
	}

	/** Whether it is an address of this mailbox. */
	boolean own(String address) {
		return plus(address.toLowerCase(Locale.ROOT)) != null;
	}

	private @Nullable String claimed(Matcher ofCase) {
		String plain = "c" + ofCase.group(2) + ofCase.group(3);
		byte[] expected = signature(ofCase.group(1), plain).getBytes(StandardCharsets.US_ASCII);
		boolean ours = MessageDigest.isEqual(expected, ofCase.group(4).getBytes(StandardCharsets.US_ASCII));
		return ours ? "C-" + ofCase.group(2) + "-" + ofCase.group(3) : null;
	}

	/** What stands behind the plus; empty if there is none, null for other mailboxes. */
	private @Nullable String plus(String address) {
		int at = address.lastIndexOf('@');
		if (this.local.isEmpty() || at < 0 || !address.substring(at + 1).equals(this.domain)) {
			return null;
		}
		String first = address.substring(0, at);
		if (first.equals(this.local)) {
			return "";
		}
		return first.startsWith(this.local + "+") ? first.substring(this.local.length() + 1) : null;
	}

	private String signature(String site, String reference) {
		byte[] hash = hmac(this.key, site + "\n" + reference);
		StringBuilder letters = new StringBuilder();
		for (int i = 0; i < SIGNED; i++) {
			letters.append(LETTERS.charAt(Byte.toUnsignedInt(hash[i]) % LETTERS.length()));
		}
		return letters.toString();
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

	/**
	 * Where a mail belongs by its addresses.
	 *
	 * @param sites what stands behind their plus, each once, whether there is such a site
	 * or not
	 * @param reference of the case whose own address is among them
	 */
	record Addressed(List<String> sites, @Nullable String reference) {
	}

}
