"""Takes a report out of the program: as papers to be looked at first, or as a file."""

from collections.abc import Callable
from pathlib import Path

from app.domain.reports.report import Report
from app.domain.roles import Actor
from app.services.answers import PapersAsked
from app.services.report_commands import ReportWritten
from app.ui import messages
from app.ui.operations import Operations
from app.ui.papers.paper_maker import PaperMaker
from app.ui.reports.report_words import file_name
from app.ui.widgets.button import Button
from app.ui.widgets.progress_panel import ProgressPanel
from app.words import N_, tr

FORMATS: dict[str, str] = {
    ".pdf": N_("Tệp &PDF"),
    ".xlsx": N_("Bảng tính &Excel"),
    ".csv": N_("Tệp &CSV"),
}
"""The endings of files a report can be written to, in the order they are offered."""

TEXT_FORMATS: dict[str, str] = {
    ".txt": N_("Văn &bản"),
    ".html": N_("Trang &web để đăng"),
}
"""Further endings for a report that is a text."""


class ReportOutput:
    """``show_paper`` shows a paper by its key; ``choose`` asks where a file goes (offered path).

    ``folder`` is where files went last, ``remember_folder`` keeps where they go now.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        show_paper: Callable[[int], object],
        papers: PaperMaker,
        choose: Callable[[str], str],
        folder: Callable[[], str],
        remember_folder: Callable[[str], object],
        progress: ProgressPanel,
    ) -> None:
        self._operations, self._actor = operations, actor
        self._show_paper, self._papers, self._choose = show_paper, papers, choose
        self._folder, self._remember_folder = folder, remember_folder
        self._progress = progress

    def print(self, report: Report, button: Button) -> None:
        """Have the papers of ``report`` made: one is shown first, many go to the printer."""
        actor = self._actor

        def done(asked: PapersAsked) -> None:
            if len(asked.print_ids) == 1:
                self._show_paper(asked.print_ids[0])
            else:
                self._papers.put_out(asked.print_ids)

        self._operations.write(
            lambda counter: counter.reports.issue(actor, report), done, while_busy=(button,)
        )

    def export(self, report: Report, ending: str, button: Button) -> None:
        """Write ``report`` to a file that is asked for; its ending says what it becomes."""
        name = file_name(report.kind, report.first, report.last) + ending
        chosen = self._choose(str(Path(self._folder()) / name))
        if not chosen:
            return
        path, actor = Path(chosen), self._actor
        if path.suffix.casefold() not in (FORMATS | TEXT_FORMATS):
            path = path.with_name(path.name + ending)
        self._remember_folder(str(path.parent))
        job = self._operations.output(
            lambda counter, _tick: counter.reports.write(actor, report, path),
            _tell,
            while_busy=(button,),
        )
        self._progress.follow(job, tr("Đang ghi {name}…", name=path.name))


def _tell(written: ReportWritten) -> None:
    first = written.paths[0]
    if len(written.paths) == 1:
        messages.success(tr("Đã ghi {name}", name=first.name), str(first.parent))
    else:
        title = tr("Đã ghi {count} tệp", count=len(written.paths))
        messages.success(title, str(first.parent))
