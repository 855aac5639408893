package dev.drydock.classroom;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.helping.HelpingConfig;
import dev.drydock.lab.LabConfig;
import dev.drydock.recording.RecordingConfig;
import dev.drydock.sandbox.DiskUse;
import dev.drydock.sandbox.SandboxConfig;

/** What a learner should know of the life of labs before starting one, as this host has set it. */
@Named("labRules")
@ApplicationScoped
public class LabRules {

    private final LabConfig config;
    private final SandboxConfig.Disk disk;
    private final RecordingConfig recording;
    private final HelpingConfig helping;

    LabRules(LabConfig config, SandboxConfig sandbox, RecordingConfig recording, HelpingConfig helping) {
        this.config = config;
        this.disk = sandbox.disk();
        this.recording = recording;
        this.helping = helping;
    }

    /** The rules in sentences. */
    public String of(Lesson lesson) {
        Duration lifetime = lesson.lab().flatMap(LabSpec::minutes).orElse(config.lifetime());
        int most = config.share().perLearner();
        return "It lives for " + inWords(lifetime) + extension(lifetime) + ". When nothing happens in it for "
                + inWords(config.idleAfter())
                + ", it sleeps until you wake it, with files and programs as they were; after "
                + inWords(config.stopAfter()) + " of sleep its programs may end, and its files stay. It may write "
                + new DiskUse(disk.bytes(), 0).inWords() + " to its disk. You can have "
                + (most == 1 ? "one lab" : most + " labs") + " at a time.";
    }

    /** Whether somebody may answer a raised hand. */
    public boolean helps() {
        return helping.enabled();
    }

    public boolean records() {
        return recording.enabled();
    }

    /** What is recorded, for how long and for whom. */
    public String recording() {
        return "What its terminals print is recorded, so that you can replay it; what you type is recorded only where the terminal shows it. "
                + "Only you can see it, and whoever runs this server. It stops at "
                + new DiskUse(recording.bytes(), 0).inWords()
                + " and is erased when the lab ends, unless you keep it: then it stays until you delete it, for at most "
                + recording.keepFor().toDays() + " days. You can keep those of " + recording.kept() + " labs.";
    }

    private String extension(Duration lifetime) {
        return lifetime.compareTo(config.longest()) < 0 ? ", and for up to " + inWords(config.longest()) + " if you extend it"
                : "";
    }

    static String inWords(Duration time) {
        if (time.toMinutes() < 1) {
            return time.toSeconds() == 1 ? "a second" : time.toSeconds() + " seconds";
        }
        if (time.toMinutes() % 60 == 0) {
            return time.toHours() == 1 ? "an hour" : time.toHours() + " hours";
        }
        return time.toMinutes() == 1 ? "a minute" : time.toMinutes() + " minutes";
    }
}
