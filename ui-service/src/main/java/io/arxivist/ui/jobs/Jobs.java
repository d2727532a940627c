package io.arxivist.ui.jobs;

import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks for jobs of all kinds, which live in different services. */
@Component
public class Jobs {
  private static final ParameterizedTypeReference<List<JobView>> LIST =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<JobView> ONE =
      ParameterizedTypeReference.forType(JobView.class);

  private static final String PAGE = "redirect:/jobs/{kind}/{id}";

  private final Gateway gateway;

  Jobs(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Turns to the page of a job that was submitted; where it was not taken, to the page that is told
   * with the reason.
   */
  public static String turnTo(
      JobKind kind, Answer<JobView> submitted, String otherwise, RedirectAttributes next) {
    if (submitted instanceof Answer.Found<JobView>(JobView job)) {
      return turnTo(kind, job.id(), next);
    }
    next.addFlashAttribute("fault", submitted.fault());
    return "redirect:" + otherwise;
  }

  static String turnTo(JobKind kind, String id, RedirectAttributes next) {
    next.addAttribute("kind", kind.label()).addAttribute("id", id);
    return PAGE;
  }

  /** The newest jobs of a kind. */
  public Answer<List<JobView>> newest(JobKind kind, int limit) {
    return gateway.get(uri -> uri.path("/" + kind.path()).queryParam("limit", limit).build(), LIST);
  }

  /** The newest jobs of each kind by the kind's path, asked for at once. */
  public Map<String, Answer<List<JobView>>> newestOfAll(int limit) {
    return newestOf(List.of(JobKind.values()), limit);
  }

  Map<String, Answer<List<JobView>>> newestOf(List<JobKind> kinds, int limit) {
    Map<String, CompletableFuture<Answer<List<JobView>>>> asked = new LinkedHashMap<>();
    kinds.forEach(kind -> asked.put(kind.path(), gateway.ask(() -> newest(kind, limit))));
    Map<String, Answer<List<JobView>>> answers = new LinkedHashMap<>();
    asked.forEach((kind, answer) -> answers.put(kind, answer.join()));
    return answers;
  }

  /** The jobs of several answers, newest first. */
  public static List<JobView> listed(Collection<Answer<List<JobView>>> answers) {
    return answers.stream()
        .flatMap(answer ->
            answer instanceof Answer.Found<List<JobView>>(List<JobView> jobs)
                ? jobs.stream()
                : Stream.empty())
        .sorted(Comparator.comparing(JobView::createdAt).reversed())
        .toList();
  }

  Answer<JobView> job(JobKind kind, String id) {
    return gateway.get(uri -> uri.path("/" + kind.path() + "/{id}").build(id), ONE);
  }

  Answer<JobView> cancel(JobKind kind, String id) {
    return gateway.delete("/" + kind.path() + "/{id}", JobView.class, id);
  }
}
