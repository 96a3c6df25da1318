-- Whoever writes a sighting has locked its row, so that nobody deletes it meanwhile; the foreign key asked once more for each
-- of them. What it did beside that, when rows are deleted, two triggers do, likewise with the rights of their owner.
ALTER TABLE job_sightings DROP CONSTRAINT job_sightings_job_id_fkey;

CREATE FUNCTION delete_sightings() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM job_sightings WHERE job_id IN (SELECT id FROM deleted);
    RETURN NULL;
END $$;
CREATE TRIGGER delete_sightings AFTER DELETE ON jobs REFERENCING OLD TABLE AS deleted
    FOR EACH STATEMENT EXECUTE FUNCTION delete_sightings();

-- Not by TRUNCATE: whoever truncates both tables at once would be refused.
CREATE FUNCTION delete_all_sightings() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM job_sightings;
    RETURN NULL;
END $$;
CREATE TRIGGER delete_all_sightings AFTER TRUNCATE ON jobs
    FOR EACH STATEMENT EXECUTE FUNCTION delete_all_sightings();
