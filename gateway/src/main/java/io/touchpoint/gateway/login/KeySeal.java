package io.touchpoint.gateway.login;

import java.nio.charset.StandardCharsets;

import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.starter.security.Secret;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts private keys at rest: AES-256-GCM, a key per salt from the login secret. That
 * is a long random one, so stretching it as one stretches passwords would only cost time.
 */
@Component
class KeySeal {

	private final String secret;

	KeySeal(LoginProperties properties) {
		this.secret = properties.secret();
	}

	Sealed seal(String plain) {
		String salt = KeyGenerators.string().generateKey();
		return new Sealed(encryptor(salt).encrypt(plain.getBytes(StandardCharsets.UTF_8)), salt);
	}

	/**
	 * Opens what was sealed with the same secret.
	 * @throws IllegalStateException if the secret was another one
	 */
	String open(byte[] sealed, String salt) {
		return new String(encryptor(salt).decrypt(sealed), StandardCharsets.UTF_8);
	}

	private BytesEncryptor encryptor(String salt) {
		SecretKeySpec key = new SecretKeySpec(Secret.claimed(salt + this.secret).hash(), "AES");
		return AesGcmBytesEncryptor.withSecretKey(key).build();
	}

	record Sealed(byte[] bytes, String salt) {
	}

}
