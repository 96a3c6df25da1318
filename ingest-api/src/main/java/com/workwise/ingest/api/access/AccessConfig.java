package com.workwise.ingest.api.access;

import com.workwise.ingest.api.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(AccessSettings.class)
public class AccessConfig {

    private static final String DEAD_LETTERS = "/api/v1/dead-letters";

    @Bean
    ReactiveAuthenticationManager keyAuthentication(AccessSettings settings) {
        return new KeyAuthentication(settings.keys());
    }

    /** No sessions, cookies or forms, hence no CSRF. The management port passes this chain, too: only health is open. */
    @Bean
    SecurityWebFilterChain apiAccess(ServerHttpSecurity http, ReactiveAuthenticationManager keyAuthentication) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(unauthorized())
                        .accessDeniedHandler((exchange, denied) -> Mono.error(forbidden())))
                .addFilterAt(bearerKeys(keyAuthentication), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(access -> access.pathMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, DEAD_LETTERS + "/replays/**", DEAD_LETTERS + "/rebuilds/**")
                        .hasAuthority(Role.DEAD_LETTERS_REPLAY.authority())
                        .pathMatchers(HttpMethod.POST, DEAD_LETTERS + "/discards/**")
                        .hasAuthority(Role.DEAD_LETTERS_DISCARD.authority())
                        .pathMatchers(DEAD_LETTERS + "/**", "/api/v1/jobs/*/trace", "/api/v1/traces")
                        .hasAuthority(Role.DEAD_LETTERS_READ.authority())
                        .anyExchange()
                        .authenticated())
                .build();
    }

    /** An externalId in a path may hold anything; it is used as a value only, never as a path. */
    @Bean
    ServerWebExchangeFirewall pathsWithEncodedIds() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        // Routing answers methods that we do not have, with 405 and what we have.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler rejectedByFirewall() {
        return (exchange, rejected) -> Mono.error(Problem.badRequest(
                        "rejected_request",
                        "The request's method, path or headers hold something that is never accepted.")
                .asException());
    }

    private static AuthenticationWebFilter bearerKeys(ReactiveAuthenticationManager keys) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(keys);
        filter.setServerAuthenticationConverter(new ServerBearerTokenAuthenticationConverter());
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(unauthorized()));
        return filter;
    }

    private static ServerAuthenticationEntryPoint unauthorized() {
        return (exchange, missing) -> Mono.error(Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Send a valid key: Authorization: Bearer <key>. Whoever runs this API hands out keys.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .asException());
    }

    private static Throwable forbidden() {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "This key may not do that. Whoever runs this API gives keys their roles: dead-letters:read, "
                                + "dead-letters:replay, dead-letters:discard.")
                .asException();
    }
}
