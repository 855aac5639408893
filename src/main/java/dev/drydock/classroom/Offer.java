package dev.drydock.classroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.course.Course;
import dev.drydock.course.LabSpec;
import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Problem;
import dev.drydock.course.Proof;
import dev.drydock.course.Proofs;
import dev.drydock.identity.Caller;
import dev.drydock.identity.Role;

/** What the caller is offered: instructors everything, others what did not fail its test. */
@ApplicationScoped
class Offer {

    private final Library library;
    private final Proofs proofs;
    private final ImageVersions images;
    private final Caller caller;

    Offer(Library library, Proofs proofs, ImageVersions images, Caller caller) {
        this.library = library;
        this.proofs = proofs;
        this.images = images;
        this.caller = caller;
    }

    List<Course> courses() {
        return library.courses().stream().map(this::offered).toList();
    }

    Optional<Course> course(String id) {
        return library.course(id).map(this::offered);
    }

    boolean includes(Lesson lesson) {
        return caller.learner().is(Role.INSTRUCTOR) || standing(lesson) != Standing.WITHHELD;
    }

    private Course offered(Course course) {
        return new Course(course.id(), course.title(), course.summary(),
                course.lessons().stream().filter(this::includes).toList());
    }

    Standing standing(Lesson lesson) {
        return proof(lesson).map(proof -> proof.held() ? Standing.PROVEN : Standing.WITHHELD).orElse(Standing.UNTESTED);
    }

    private Optional<Proof> proof(Lesson lesson) {
        return proofs.of(lesson, lesson.lab().map(LabSpec::image).map(images::of).orElse(""));
    }

    /** What authors have to mend: what the reader found, and what keeps a lesson from learners. */
    List<Problem> problems() {
        Stream<Problem> failed = library.courses().stream().flatMap(course -> course.lessons().stream())
                .flatMap(lesson -> failures(lesson).stream());
        return Stream.concat(failed, library.problems().stream()).toList();
    }

    List<Problem> problems(Lesson lesson) {
        String folder = lesson.course() + "/" + lesson.id() + "/";
        return Stream.concat(failures(lesson).stream(),
                library.problems().stream().filter(problem -> problem.file().startsWith(folder))).toList();
    }

    private List<Problem> failures(Lesson lesson) {
        String name = lesson.course() + "/" + lesson.id();
        return proof(lesson).filter(proof -> !proof.held()).stream().flatMap(proof -> proof.failures().stream())
                .map(why -> new Problem(name + "/lesson.md", 1, "Learners are not offered this lesson, since its test failed: "
                        + why, "Mend it, then run ./drydock lesson test " + name + ".", Problem.Severity.ERROR))
                .toList();
    }
}
