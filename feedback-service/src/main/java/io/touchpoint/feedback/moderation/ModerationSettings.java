package io.touchpoint.feedback.moderation;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is masked.
 *
 * @param phoneRegions countries whose telephone numbers are known without their prefix
 * @param words further words by language, beside those that come with the program
 */
@ConfigurationProperties("touchpoint.moderation")
record ModerationSettings(@DefaultValue( {
	}) List<String> phoneRegions, @DefaultValue Map<String, List<String>> words){
}
