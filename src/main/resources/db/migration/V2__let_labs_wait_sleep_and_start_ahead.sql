ALTER TABLE lab DROP CONSTRAINT lab_state_check;
ALTER TABLE lab ADD CONSTRAINT lab_state_check CHECK (state IN ('QUEUED', 'STARTING', 'READY', 'ASLEEP', 'ENDED'));

ALTER TABLE lab
    -- Where it was asked for, to share places fairly; forgotten when the lab ends
    ADD COLUMN client text,
    ADD COLUMN guest boolean NOT NULL DEFAULT true,
    -- Its container was started before it was asked for
    ADD COLUMN pooled boolean NOT NULL DEFAULT false,
    -- When somebody or something last worked in it
    ADD COLUMN active_at timestamptz NOT NULL DEFAULT now(),
    -- When whoever waits in the queue last asked for the place
    ADD COLUMN seen_at timestamptz,
    -- What was left of its time when it fell asleep
    ADD COLUMN left_seconds bigint;

CREATE INDEX lab_queue ON lab (created_at) WHERE state = 'QUEUED';
CREATE INDEX lab_ended ON lab (ended_at) WHERE state = 'ENDED';

-- Containers that wait for somebody. A claim deletes the row and makes the lab's in one transaction: never two labs of one container
CREATE TABLE pooled_lab (
    id text PRIMARY KEY,
    image text NOT NULL,
    seed text NOT NULL,
    ready boolean NOT NULL,
    made_at timestamptz NOT NULL,
    lives_until timestamptz NOT NULL
);
