-- Every time that a check looked at a lab, and what came of it. Only NOT_YET is the learner's
CREATE TABLE attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    learner text NOT NULL,
    course text NOT NULL,
    lesson text NOT NULL,
    task text NOT NULL,
    lab text NOT NULL,
    finding text NOT NULL CHECK (finding IN ('PASSED', 'NOT_YET', 'BROKEN', 'TIMED_OUT', 'FAULT')),
    input text NOT NULL,
    message text NOT NULL,
    evidence text NOT NULL,
    check_version text NOT NULL,
    took_millis bigint NOT NULL,
    checked_at timestamptz NOT NULL,
    -- When the learner said that the answer was right all the same
    disputed_at timestamptz
);
CREATE INDEX attempt_of_task ON attempt (learner, course, lesson, task, id);
CREATE INDEX attempt_in_trouble ON attempt (checked_at) WHERE finding IN ('BROKEN', 'TIMED_OUT', 'FAULT');
CREATE INDEX attempt_disputed ON attempt (disputed_at) WHERE disputed_at IS NOT NULL;

-- Whether a task that must still hold at the end did so when it was looked at again; empty: not looked yet
ALTER TABLE task_pass ADD COLUMN held boolean;
