package io.arxivist.ui.jobs;

import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All jobs, one job while it runs, and its end before its time. */
@Controller
class JobsController {
  private static final int JOBS_PER_KIND = 50;

  private final Jobs jobs;

  JobsController(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping("/jobs")
  String list(@ModelAttribute("query") JobQuery query, Model model) {
    read(query, model);
    model.addAttribute("kinds", JobKind.values());
    model.addAttribute("states", JobState.values());
    return "jobs/list";
  }

  /** The part of the list that moves. */
  @GetMapping("/jobs/live")
  String live(@ModelAttribute("query") JobQuery query, Model model) {
    read(query, model);
    return "jobs/live :: live";
  }

  private void read(JobQuery query, Model model) {
    model.addAttribute("list", JobList.of(jobs.newestOf(query.kinds(), JOBS_PER_KIND), query));
  }

  @GetMapping("/jobs/{kind}/{id}")
  String job(
      @PathVariable String kind,
      @PathVariable String id,
      Model model,
      HttpServletResponse response) {
    if (show(kind, id, model) instanceof Answer.Absent) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    return "jobs/job";
  }

  /** What a page that waits for a job asks again and again. */
  @GetMapping("/jobs/{kind}/{id}/live")
  String liveJob(@PathVariable String kind, @PathVariable String id, Model model) {
    show(kind, id, model);
    return "jobs/one :: job";
  }

  private Answer<JobView> show(String kind, String id, Model model) {
    JobKind known = known(kind);
    Answer<JobView> job = jobs.job(known, id);
    model.addAttribute("kind", known);
    model.addAttribute("job", job.orNull());
    if (!model.containsAttribute("fault")) {
      model.addAttribute("fault", job.fault());
    }
    return job;
  }

  @PostMapping("/jobs/{kind}/{id}/cancellation")
  String cancel(@PathVariable String kind, @PathVariable String id, RedirectAttributes next) {
    JobKind known = known(kind);
    Answer<JobView> job = jobs.cancel(known, id);
    if (job.fault() == null) {
      next.addFlashAttribute("cancelling", true);
    } else {
      next.addFlashAttribute("fault", job.fault());
    }
    return Jobs.turnTo(known, id, next);
  }

  private static JobKind known(String kind) {
    return JobKind.find(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
