-- How often a learner answered a quiz, up to the first right answer
CREATE TABLE quiz_answer (
    learner text NOT NULL,
    course text NOT NULL,
    lesson text NOT NULL,
    quiz text NOT NULL,
    attempts integer NOT NULL,
    right_at timestamptz,
    PRIMARY KEY (learner, course, lesson, quiz)
);

-- Steps whose own script has run in a lab, since it was started or reset
CREATE TABLE lab_step (
    lab text NOT NULL REFERENCES lab (id) ON DELETE CASCADE,
    step text NOT NULL,
    reached_at timestamptz NOT NULL,
    PRIMARY KEY (lab, step)
);
