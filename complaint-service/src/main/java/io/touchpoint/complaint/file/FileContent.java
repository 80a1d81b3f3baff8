package io.touchpoint.complaint.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file to be handed out.
 */
public record FileContent(String name, String type, byte[] content) {

	/**
	 * As a download that no browser shows, runs or keeps.
	 */
	public ResponseEntity<byte[]> download() {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(this.type))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(this.name, StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.header("Referrer-Policy", "no-referrer")
			.cacheControl(CacheControl.noStore())
			.body(this.content);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FileContent file && this.name.equals(file.name) && this.type.equals(file.type)
				&& Arrays.equals(this.content, file.content);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.content);
	}

	@Override
	public String toString() {
		return this.type + ", " + this.content.length + " bytes";
	}

}
