-- A learner asks for help in a lab; an instructor may watch and type as far as the learner has agreed
CREATE TABLE help_request (
    id text PRIMARY KEY,
    lab text NOT NULL,
    learner text NOT NULL,
    learner_name text NOT NULL,
    course text NOT NULL,
    lesson text NOT NULL,
    step text NOT NULL,
    note text NOT NULL,
    state text NOT NULL,
    terminal integer,
    instructor text,
    instructor_name text,
    question text,
    watching_began boolean NOT NULL DEFAULT false,
    typing_began boolean NOT NULL DEFAULT false,
    outcome text,
    raised_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_hand_raised_per_lab ON help_request (lab) WHERE state <> 'CLOSED';
CREATE INDEX help_request_of_lab ON help_request (lab, raised_at);

-- Who did what to whom, and when: written in the transaction that does it, and never with a word of what was typed
CREATE TABLE help_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request text NOT NULL,
    lab text NOT NULL,
    terminal integer,
    learner text NOT NULL,
    learner_name text NOT NULL,
    instructor text,
    instructor_name text,
    act text NOT NULL,
    actor text NOT NULL,
    reason text,
    happened_at timestamptz NOT NULL
);
CREATE INDEX help_event_of_learner ON help_event (learner, happened_at);
