package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.gateway.Problem;
import io.arxivist.ui.jobs.JobKind;
import io.arxivist.ui.jobs.Jobs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ledger as a calendar, and the forms that start a harvest or a refill. */
@Controller
class HarvestsController {
  private final Gateway gateway;
  private final HarvestsReader reader;

  HarvestsController(Gateway gateway, HarvestsReader reader) {
    this.gateway = gateway;
    this.reader = reader;
  }

  @GetMapping("/harvests")
  String harvests(@ModelAttribute("query") LedgerQuery query, Model model) {
    return page(query, HarvestForm.offered(reader.today()), model);
  }

  @PostMapping("/harvests")
  String start(@ModelAttribute("form") HarvestForm form, Model model, RedirectAttributes next) {
    Answer<JobView> answer = gateway.post("/harvests", form.body(), JobView.class);
    if (answer instanceof Answer.Found) {
      return Jobs.turnTo(JobKind.HARVESTS, answer, "/harvests", next);
    }
    if (answer instanceof Answer.Refused<JobView>(Problem problem)
        && HarvestForm.field(problem.field()) != null
        && problem.rule() != null) {
      model.addAttribute("wrongField", HarvestForm.field(problem.field()));
      model.addAttribute("rule", problem.rule());
    } else {
      model.addAttribute("fault", answer.fault());
    }
    return page(LedgerQuery.ALL, form, model);
  }

  @PostMapping("/harvests/refills")
  String refill(RefillForm form, RedirectAttributes next) {
    Answer<JobView> answer = gateway.post("/ledger/refills", form.body(), JobView.class);
    return Jobs.turnTo(JobKind.REFILLS, answer, "/harvests", next);
  }

  private String page(LedgerQuery query, HarvestForm form, Model model) {
    model.addAttribute("query", query);
    model.addAttribute("page", reader.read(query));
    model.addAttribute("form", form);
    model.addAttribute("fields", HarvestForm.FIELDS);
    model.addAttribute(
        "choices",
        Map.of("target", names(HarvestTarget.values()), "source", names(HarvestSource.values())));
    model.addAttribute("kinds", DayCell.KINDS);
    model.addAttribute("harvestKind", JobKind.HARVESTS);
    return "harvests/harvests";
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
