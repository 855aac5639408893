-- One row: tells this installation's labs from those of another Drydock on the same engine
CREATE TABLE installation (
    id text PRIMARY KEY
);
INSERT INTO installation VALUES (gen_random_uuid()::text);

CREATE TABLE lab (
    id text PRIMARY KEY,
    learner text NOT NULL,
    course text NOT NULL,
    lesson text NOT NULL,
    image text NOT NULL,
    seed text NOT NULL,
    state text NOT NULL CHECK (state IN ('STARTING', 'READY', 'ENDED')),
    reason text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    longest_until timestamptz NOT NULL,
    ended_at timestamptz
);

-- A double click, or two tabs, still make one lab
CREATE UNIQUE INDEX lab_one_per_learner_and_lesson ON lab (learner, course, lesson) WHERE state <> 'ENDED';
CREATE INDEX lab_active ON lab (state) WHERE state <> 'ENDED';

CREATE TABLE task_pass (
    learner text NOT NULL,
    course text NOT NULL,
    lesson text NOT NULL,
    task text NOT NULL,
    check_version text NOT NULL,
    passed_at timestamptz NOT NULL,
    PRIMARY KEY (learner, course, lesson, task)
);
