package com.workwise.ingest.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

final class ProblemsTest {

    @Test
    void tellsNothingOfWhatBroke() {
        Problem problem = of(new IllegalStateException("SELECT * FROM secrets"));
        assertThat(problem.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(problem.code()).isEqualTo("internal_error");
        assertThat(problem.toString()).doesNotContain("SELECT", "IllegalState");
        assertThat(of(new ResponseStatusException(HttpStatus.BAD_GATEWAY, "secret"))
                        .code())
                .isEqualTo("internal_error");
    }

    @Test
    void keepsTheFrameworksStatusAndHeaders() {
        Problem problem = of(new MethodNotAllowedException("PUT", List.of(HttpMethod.GET, HttpMethod.POST)));
        assertThat(problem.status()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(problem.headers().get("Allow")).contains("GET", "POST");
        assertThat(of(new ResponseStatusException(HttpStatus.GONE, "secret")).status())
                .isEqualTo(HttpStatus.GONE);
    }

    @Test
    void keepsOurs() {
        Problem ours = Problem.unavailable("x", "y", 3).with("more", 1);
        assertThat(of(ours.asException())).isEqualTo(ours);
        assertThat(ours.headers()).containsEntry("Retry-After", "3");
    }

    private static Problem of(Throwable error) {
        return Problems.of(error, new RequestId("r"));
    }
}
