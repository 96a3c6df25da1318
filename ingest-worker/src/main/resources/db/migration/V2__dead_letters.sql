-- The ledger of the dead-letter topics, and what operators did with it. The bytes lie here, too: an entry can be replayed
-- when Kafka has long removed its record.

CREATE TABLE dead_letters (
    -- Made from the origin's topic, partition, offset and timestamp: a letter that is written or read twice is one entry.
    id               uuid PRIMARY KEY,
    -- The order of pages.
    seq              bigint       GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- open, replaying, resolved, discarded, parked
    state            varchar(20)  NOT NULL DEFAULT 'open',
    -- Who wrote the letter: workwise, spring, connect, streams, unknown.
    format           varchar(20)  NOT NULL,
    -- Where the newest letter of this entry lies.
    letter_topic     varchar(249) NOT NULL,
    letter_partition integer      NOT NULL,
    letter_offset    bigint       NOT NULL,
    -- Where the record first came from; its timestamp in milliseconds since 1970, 0 = nobody told it.
    origin_topic     varchar(249) NOT NULL,
    origin_partition integer      NOT NULL,
    origin_offset    bigint       NOT NULL,
    origin_timestamp bigint       NOT NULL,
    -- The record as it first came, byte for byte; headers as a JSON array [{"name","value"}], values in base64 or null.
    record_key       bytea,
    record_value     bytea,
    headers          bytea        NOT NULL,
    -- What can be read of the key, else of the value's externalId.
    key_text         varchar(512),
    -- The posting's own source where its JSON can be read, else the origin's topic.
    source           varchar(300) NOT NULL,
    stage            varchar(20)  NOT NULL,
    class            varchar(300) NOT NULL,
    code             varchar(300) NOT NULL,
    -- Of the newest failure: [{"code","pointer","message"}].
    reasons          jsonb        NOT NULL,
    attempts         integer      NOT NULL,
    first_failed_at  timestamptz  NOT NULL,
    last_failed_at   timestamptz  NOT NULL,
    worker           varchar(300),
    client           varchar(100),
    batch_id         uuid,
    batch_index      integer,
    request_id       varchar(128),
    -- Where a replay sends it.
    target_topic     varchar(249) NOT NULL,
    -- Of a resolved one: inserted, updated, unchanged, superseded, or handed_over to another system's topic.
    outcome          varchar(20),
    -- When it was resolved or discarded.
    settled_at       timestamptz,
    -- The newest replay that sent it, and the discard that holds it.
    replay_id        uuid,
    discard_id       uuid
);

-- The summary, from the index alone; and pages of one cause.
CREATE INDEX ON dead_letters (state, stage, code, source, seq) INCLUDE (first_failed_at, last_failed_at);
-- Pages of one state; of one code in any state; of one key; of one batch.
CREATE INDEX ON dead_letters (state, seq);
CREATE INDEX ON dead_letters (code, seq);
CREATE INDEX ON dead_letters (key_text, seq);
CREATE INDEX ON dead_letters (batch_id, seq) WHERE batch_id IS NOT NULL;
-- What a discard holds; what retention removes.
CREATE INDEX ON dead_letters (discard_id) WHERE discard_id IS NOT NULL;
CREATE INDEX ON dead_letters (settled_at) WHERE settled_at IS NOT NULL;

-- Append-only.
CREATE TABLE dead_letter_events (
    id         bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    letter_id  uuid         NOT NULL REFERENCES dead_letters ON DELETE CASCADE,
    at         timestamptz  NOT NULL DEFAULT now(),
    -- failed, replaying, released, resolved, discarded, restored
    kind       varchar(20)  NOT NULL,
    -- The name of a key, or of a worker.
    actor      varchar(300),
    request_id varchar(128),
    detail     jsonb        NOT NULL DEFAULT '{}'
);
CREATE INDEX ON dead_letter_events (letter_id, id);

CREATE TABLE replays (
    id                uuid PRIMARY KEY,
    seq               bigint       GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- awaiting_approval, running, paused, stopped, cancelled, completed
    state             varchar(20)  NOT NULL,
    -- Why it is in that state, for people.
    state_reason      text,
    target_topic      varchar(249) NOT NULL,
    actor             varchar(100) NOT NULL,
    request_id        varchar(128) NOT NULL,
    -- The client's own name for the request: sent again, it gets the same replay.
    idempotency_key   varchar(128),
    reason            text,
    -- As asked for.
    selection         jsonb        NOT NULL,
    edits             jsonb        NOT NULL,
    -- Letters a second, at most.
    rate              integer      NOT NULL,
    canary            boolean      NOT NULL,
    max_failure_share real         NOT NULL,
    total             integer      NOT NULL,
    created_at        timestamptz  NOT NULL DEFAULT now(),
    approved_by       varchar(100),
    started_at        timestamptz,
    ended_at          timestamptz,
    -- What is judged begins when it was started or last resumed, with the outcomes there were by then.
    judged_since      timestamptz,
    judged_passed     integer      NOT NULL DEFAULT 0,
    judged_failed     integer      NOT NULL DEFAULT 0,
    -- The API process that runs it, and until when nobody else does.
    lease_owner       uuid,
    lease_until       timestamptz,
    UNIQUE (actor, idempotency_key)
);
-- One at a time per topic.
CREATE UNIQUE INDEX replays_one_per_topic ON replays (target_topic)
    WHERE state IN ('awaiting_approval', 'running', 'paused');

-- The frozen selection.
CREATE TABLE replay_items (
    replay_id uuid        NOT NULL REFERENCES replays ON DELETE CASCADE,
    position  integer     NOT NULL,
    letter_id uuid        NOT NULL,
    -- waiting, sending, sent; passed, failed, skipped, cancelled
    state     varchar(10) NOT NULL DEFAULT 'waiting',
    -- Of a passed one as in dead_letters.outcome, of a failed one its code, of a skipped one why.
    outcome   varchar(300),
    -- When it was taken to be sent.
    claimed_at timestamptz,
    PRIMARY KEY (replay_id, position),
    UNIQUE (replay_id, letter_id)
);
CREATE INDEX ON replay_items (replay_id, state, position);

-- Append-only.
CREATE TABLE replay_events (
    id         bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    replay_id  uuid         NOT NULL REFERENCES replays ON DELETE CASCADE,
    at         timestamptz  NOT NULL DEFAULT now(),
    -- created, approved, started, advanced, paused, resumed, stopped, cancelled, completed
    kind       varchar(20)  NOT NULL,
    -- The name of a key; null = the replay itself.
    actor      varchar(100),
    request_id varchar(128),
    detail     jsonb        NOT NULL DEFAULT '{}'
);
CREATE INDEX ON replay_events (replay_id, id);

CREATE TABLE discards (
    id          uuid PRIMARY KEY,
    seq         bigint       GENERATED ALWAYS AS IDENTITY UNIQUE,
    -- discarded, restored
    state       varchar(20)  NOT NULL,
    actor       varchar(100) NOT NULL,
    request_id  varchar(128) NOT NULL,
    reason      text         NOT NULL,
    selection   jsonb        NOT NULL,
    total       integer      NOT NULL,
    created_at  timestamptz  NOT NULL DEFAULT now(),
    restored_by varchar(100),
    restored_at timestamptz
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE ON dead_letter_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON replay_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What each running worker says of itself, every few seconds.
CREATE TABLE workers (
    -- Of the process: two on one host have one name.
    id                 uuid PRIMARY KEY,
    name               varchar(300) NOT NULL,
    started_at         timestamptz  NOT NULL,
    seen_at            timestamptz  NOT NULL,
    -- Of the database's circuit breaker: closed, open, half_open, forced_open, disabled, metrics_only.
    circuit            varchar(20)  NOT NULL,
    -- When it last was opened.
    circuit_opened_at  timestamptz,
    records_per_second real         NOT NULL,
    in_flight_bytes    bigint       NOT NULL,
    -- What its check is configured for: {"level","levels":{source:level},"clockSkew":"PT24H"}.
    check_policy       jsonb        NOT NULL
);
