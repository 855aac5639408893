-- When an instructor had dealt with what a check saw or a learner said: it leaves the lists and stays here
ALTER TABLE attempt ADD COLUMN settled_at timestamptz;
ALTER TABLE attempt ADD COLUMN settled_by text;
DROP INDEX attempt_in_trouble;
CREATE INDEX attempt_in_trouble ON attempt (checked_at)
    WHERE finding IN ('BROKEN', 'TIMED_OUT', 'FAULT') AND disputed_at IS NULL AND settled_at IS NULL;
DROP INDEX attempt_disputed;
CREATE INDEX attempt_disputed ON attempt (disputed_at) WHERE disputed_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX attempt_settled ON attempt (settled_at) WHERE settled_at IS NOT NULL;
