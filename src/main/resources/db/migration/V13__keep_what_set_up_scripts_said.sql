-- A lesson's setup.sh or setup/<step>.sh that failed in a learner's lab, for the lesson's author
CREATE TABLE set_up_failure (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lab text NOT NULL,
    course text NOT NULL,
    lesson text NOT NULL,
    script text NOT NULL,
    what text NOT NULL,
    output text NOT NULL,
    failed_at timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by text
);
CREATE INDEX set_up_failure_of_script ON set_up_failure (course, lesson, script, id);
