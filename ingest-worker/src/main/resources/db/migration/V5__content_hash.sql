-- It was SHA-256, cut to 16 bytes. A row with such a hash is taken for changed when its posting is seen next, once.
COMMENT ON COLUMN jobs.content_hash IS 'XXH3, 128 bits, of the content: tells an unchanged posting. A uuid only for its size.';
