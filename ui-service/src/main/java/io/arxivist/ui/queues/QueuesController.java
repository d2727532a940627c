package io.arxivist.ui.queues;

import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.jobs.JobKind;
import io.arxivist.ui.jobs.Jobs;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Both queues, the part of them that moves, and the push of a local queue. */
@Controller
class QueuesController {
  private final Gateway gateway;

  QueuesController(Gateway gateway) {
    this.gateway = gateway;
  }

  @GetMapping("/queues")
  String queues(Model model) {
    read(model);
    return "queues/queues";
  }

  @GetMapping("/queues/live")
  String live(Model model) {
    read(model);
    return "queues/live :: live";
  }

  @PostMapping("/queues/{name}/pushes")
  String push(@PathVariable String name, RedirectAttributes next) {
    Answer<JobView> answer = gateway.post("/pushes", Map.of("target", name), JobView.class);
    return Jobs.turnTo(JobKind.PUSHES, answer, "/queues", next);
  }

  private void read(Model model) {
    Answer<QueueOverview> queues = gateway.get("/queues", QueueOverview.class);
    model.addAttribute("queues", queues.orNull());
    if (!model.containsAttribute("fault")) {
      model.addAttribute("fault", queues.fault());
    }
  }
}
