package com.workwise.ingest.worker;

import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.List;

/**
 * Why a delivery becomes a dead letter.
 *
 * @param fault what kind of failure, in words that stay the same
 * @param code the first reason's code, or the SQLSTATE
 */
public record Refusal(Stage stage, String fault, String code, List<Reason> reasons) {}
