ALTER TABLE lab
    -- Frozen for what it wrote to its disk, and not smaller since
    ADD COLUMN crowded boolean NOT NULL DEFAULT false,
    -- Up to when one that was woken may delete files
    ADD COLUMN shrink_until timestamptz,
    -- Asleep without a process: its container is stopped
    ADD COLUMN stopped boolean NOT NULL DEFAULT false,
    -- What its profile lets it use, in bytes
    ADD COLUMN memory bigint NOT NULL DEFAULT 268435456;
