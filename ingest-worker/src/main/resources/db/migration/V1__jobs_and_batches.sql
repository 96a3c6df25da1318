-- Every limit here is the one of JobField (varchar counts code points): a posting that passed the rules fits.

CREATE TABLE companies (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       varchar(255) NOT NULL UNIQUE,
    created_at timestamptz  NOT NULL DEFAULT now()
);

CREATE TABLE categories (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       varchar(500) NOT NULL UNIQUE,
    created_at timestamptz  NOT NULL DEFAULT now()
);

-- Id 1 stands for "not told" in both.
INSERT INTO companies (name) VALUES ('Unknown company');
INSERT INTO categories (name) VALUES ('Uncategorized');

CREATE TABLE jobs (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Its constraint's index serves the upsert and the read by external_id.
    external_id     varchar(512)  NOT NULL UNIQUE,
    title           varchar(255)  NOT NULL,
    description     text,
    location        varchar(1000),
    salary          varchar(255),
    company_id      bigint        NOT NULL DEFAULT 1 REFERENCES companies,
    category_id     bigint        NOT NULL DEFAULT 1 REFERENCES categories,
    job_type        varchar(100)  NOT NULL DEFAULT 'Full-time',
    work_mode       varchar(100)  NOT NULL DEFAULT 'On-site',
    is_featured     boolean       NOT NULL DEFAULT false,
    source          varchar(100)  NOT NULL DEFAULT 'manual',
    url             varchar(2048),
    posted_at       timestamptz,
    -- When the row's present content was stored, when the row was made, when anything in it last changed.
    ingested_at     timestamptz   NOT NULL DEFAULT now(),
    created_at      timestamptz   NOT NULL DEFAULT now(),
    updated_at      timestamptz   NOT NULL DEFAULT now(),
    -- The order of versions: the record's timestamp, then its offset for records of the same millisecond.
    observed_at     timestamptz   NOT NULL,
    observed_offset bigint        NOT NULL,
    -- Set by a tombstone, cleared by a newer posting.
    closed_at       timestamptz,
    -- The first 16 bytes of SHA-256 over the content; tells an unchanged posting. A uuid only for its size.
    content_hash    uuid          NOT NULL
);

-- The newest time at which a row's content was seen again unchanged. Apart, because writing it into the wide row would
-- rewrite the row; present only for rows that were seen again.
CREATE TABLE job_sightings (
    job_id          bigint PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    observed_at     timestamptz NOT NULL,
    observed_offset bigint      NOT NULL
);

-- One row per HTTP batch. Each outcome is a bit string with one bit per item of the request, merged with OR: redelivery
-- cannot count an item twice. An item has at most one outcome: the first.
CREATE TABLE ingest_batches (
    id            uuid PRIMARY KEY,
    client        varchar(100) NOT NULL,
    items         integer      NOT NULL,
    -- How many of the items were published; the others were refused at the edge and named in the response.
    accepted      integer      NOT NULL,
    received_at   timestamptz  NOT NULL DEFAULT now(),
    -- Set when the broker did not acknowledge every item and the client was told so; some may still have arrived.
    failed_at     timestamptz,
    inserted      bit varying  NOT NULL,
    updated       bit varying  NOT NULL,
    unchanged     bit varying  NOT NULL,
    superseded    bit varying  NOT NULL,
    rejected      bit varying  NOT NULL,
    dead_lettered bit varying  NOT NULL
);
