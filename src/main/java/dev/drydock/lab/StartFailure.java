package dev.drydock.lab;

import dev.drydock.sandbox.SandboxException;

/**
 * What a failed start means.
 *
 * @param reason for the learner: what failed, whose fault it is, and what to do
 * @param passing whether another attempt may well succeed
 */
record StartFailure(String reason, boolean passing) {

    static StartFailure of(RuntimeException failure) {
        return switch (failure) {
            case SandboxException.ImageMissing _ -> new StartFailure(
                    "The image of this lab is missing on this server. It is not your fault; tell whoever runs it.", false);
            case SandboxException.Unsupported _ -> new StartFailure(
                    "This server cannot give this lab what the lesson asks for. It is not your fault; tell your instructor.",
                    false);
            case SandboxException.NotAllowed e -> new StartFailure(
                    "This lab needs " + e.wish() + ", which this server does not allow. It is not your fault; tell your "
                            + "instructor, who finds more under Checks.",
                    false);
            case SandboxException.NoCapacity _ -> new StartFailure(
                    "This server ran out of room for another lab. It is not your fault; try again in a few minutes.", true);
            case SandboxException.EngineTimeout _ -> new StartFailure(
                    "The container engine of this server took too long to start the lab. It is not your fault; try again in a minute.",
                    true);
            case SandboxException.EngineDown _,SandboxException.LabGone _ -> new StartFailure(
                    "The container engine of this server did not start the lab. It is not your fault; try again, and tell whoever "
                            + "runs this server if it stays so.",
                    true);
            case LabSetup.Failed _ -> new StartFailure(
                    "The lesson's own set-up failed. It is not your fault; tell your instructor, who finds the reason under Checks.",
                    false);
            default -> new StartFailure(
                    "The server failed to start the lab. It is not your fault; tell whoever runs it, the reason is in its log.",
                    false);
        };
    }
}
