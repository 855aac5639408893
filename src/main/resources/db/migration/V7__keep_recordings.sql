-- Labs whose recordings outlive them, because their learner wants so
CREATE TABLE kept_recording (
    lab text PRIMARY KEY,
    learner text NOT NULL,
    kept_at timestamptz NOT NULL
);
CREATE INDEX kept_recording_of_learner ON kept_recording (learner, kept_at);
