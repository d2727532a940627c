package io.arxivist.ui.queues;

import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.job.JobView;
import io.arxivist.core.queue.ParkedPaper;
import io.arxivist.core.queue.RequeueResult;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.jobs.JobKind;
import io.arxivist.ui.jobs.Jobs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Both queues, the part of them that moves, what they set aside, and the ways to move it on. */
@Controller
class QueuesController {
  private static final ParameterizedTypeReference<List<ParkedPaper>> PARKED =
      new ParameterizedTypeReference<>() {};
  private static final int PARKED_SHOWN = 50;

  private final Gateway gateway;
  private final JsonMapper json;

  QueuesController(Gateway gateway, JsonMapper json) {
    this.gateway = gateway;
    this.json = json;
  }

  @GetMapping("/queues")
  String queues(Model model) {
    QueueOverview queues = read(model);
    model.addAttribute(
        "parked",
        queues == null
            ? List.of()
            : queues.queues().stream()
                .filter(line -> line.depth().parked() > 0)
                .map(this::parked)
                .toList());
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

  @PostMapping("/queues/{name}/requeues")
  String requeue(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable List<String> receipts,
      RedirectAttributes next) {
    Map<String, Object> body = receipts == null ? Map.of() : Map.of("receipts", receipts);
    Answer<RequeueResult> answer =
        gateway.post("/queues/{name}/requeues", body, RequeueResult.class, name);
    next.addFlashAttribute("requeued", answer.orNull());
    next.addFlashAttribute("fault", answer.fault());
    return "redirect:/queues";
  }

  private @Nullable QueueOverview read(Model model) {
    Answer<QueueOverview> queues = gateway.get("/queues", QueueOverview.class);
    model.addAttribute("queues", queues.orNull());
    if (model.getAttribute("fault") == null) {
      model.addAttribute("fault", queues.fault());
    }
    return queues.orNull();
  }

  private ParkedWork parked(QueueOverview.Line line) {
    String name = line.name().wireName();
    Answer<List<ParkedPaper>> answer =
        gateway.get(
            uri -> uri.path("/queues/{name}/parked").queryParam("limit", PARKED_SHOWN).build(name),
            PARKED);
    List<ParkedPaper> found = answer.orNull();
    return new ParkedWork(
        name,
        line.depth().parked(),
        found == null
            ? List.of()
            : found.stream().map(paper -> ParkedLine.of(paper, json)).toList(),
        answer.fault());
  }
}
