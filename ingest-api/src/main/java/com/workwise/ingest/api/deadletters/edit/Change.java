package com.workwise.ingest.api.deadletters.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference that edits make. Long values are told by their beginning, as a text.
 *
 * @param pointer JSON Pointer (RFC 6901)
 * @param before null = there was none (a JSON null is a node)
 * @param after null = it is removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {}
