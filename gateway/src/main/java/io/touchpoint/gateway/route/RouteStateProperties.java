package io.touchpoint.gateway.route;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The starter's folder for small files, read here for the known instances.
 *
 * @param state the folder
 */
@ConfigurationProperties("touchpoint.security")
record RouteStateProperties(Path state) {
}
