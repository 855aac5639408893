package dev.drydock.classroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.drydock.course.Lesson;
import dev.drydock.course.Library;
import dev.drydock.course.Quiz;
import dev.drydock.grading.Outcome;
import dev.drydock.identity.Caller;
import dev.drydock.lab.LabException;
import dev.drydock.progress.Progress;
import dev.drydock.progress.QuizAnswers;

/** Judges the answer to a quiz and counts it; the marks stay here. */
@Path("/api/quizzes/{course}/{lesson}/{quiz}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "quizzes")
public class QuizzesResource {

    private final Library library;
    private final Progress progress;
    private final QuizAnswers answers;
    private final Caller caller;

    QuizzesResource(Library library, Progress progress, QuizAnswers answers, Caller caller) {
        this.library = library;
        this.progress = progress;
        this.answers = answers;
        this.caller = caller;
    }

    /** Option indexes, or one text. */
    public record Given(JsonNode answers) {
    }

    /**
     * What the answer is worth, with the author's words on each chosen option.
     *
     * @param attempts how many answers it took so far
     */
    public record Judged(Outcome outcome, List<String> feedback, int attempts) {
    }

    @POST
    @Operation(summary = "Answer a quiz: a list of option indexes, or one string")
    public Judged answer(@PathParam("course") String course, @PathParam("lesson") String lessonId,
            @PathParam("quiz") String quizId, Given given) {
        Lesson lesson = library.lesson(course, lessonId).orElseThrow(() -> new NotThere("There is no such quiz."));
        Quiz quiz = lesson.quiz(quizId).orElseThrow(() -> new NotThere("There is no such quiz."));
        Optional<String> closed = Gate.closed(lesson, quiz.step(), progress.in(caller.learner(), lesson).tasks());
        if (closed.isPresent()) {
            throw new LabException.WrongState(closed.get());
        }
        Quiz.Verdict verdict = quiz.grade(answer(given));
        return new Judged(verdict.right() ? Outcome.PASSED : Outcome.NOT_YET, verdict.feedback(),
                answers.count(caller.learner(), lesson, quiz, verdict.right()));
    }

    private static Quiz.Answer answer(Given given) {
        JsonNode answers = given == null ? null : given.answers;
        if (answers != null && answers.isTextual()) {
            return new Quiz.Answer.Typed(answers.textValue());
        }
        if (answers != null && answers.isArray()
                && StreamSupport.stream(answers.spliterator(), false).allMatch(JsonNode::isInt)) {
            return new Quiz.Answer.Chosen(StreamSupport.stream(answers.spliterator(), false).map(JsonNode::intValue).toList());
        }
        throw new BadRequest("Send {\"answers\": [0]} with indexes of the chosen options, or {\"answers\": \"a text\"}.");
    }
}
