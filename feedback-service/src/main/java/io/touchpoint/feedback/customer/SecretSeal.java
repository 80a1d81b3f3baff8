package io.touchpoint.feedback.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of webhooks at rest: AES-256-GCM, a key per salt from the
 * service's own secret. That is a long random one, so stretching it would only cost time.
 */
@Component
class SecretSeal {

	private final String secret;

	SecretSeal(@Value("${touchpoint.security.service-secret}") String secret) {
		this.secret = secret;
	}

	Sealed seal(String plain) {
		String salt = KeyGenerators.string().generateKey();
		return new Sealed(encryptor(salt).encrypt(plain.getBytes(StandardCharsets.UTF_8)), salt);
	}

	/**
	 * Opens what was sealed with the same secret.
	 * @throws IllegalStateException if the secret was another one
	 */
	String open(Sealed sealed) {
		return new String(encryptor(sealed.salt()).decrypt(sealed.bytes()), StandardCharsets.UTF_8);
	}

	private BytesEncryptor encryptor(String salt) {
		return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(hash("visit source " + salt + this.secret), "AES"))
			.build();
	}

	private static byte[] hash(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	record Sealed(byte[] bytes, String salt) {
	}

}
